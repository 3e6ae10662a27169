import Testing
import Warming

@Suite("Note of a ping")
struct PingNoteTests {
    private let ping: Ping

    init() throws {
        ping = Ping(
            target: try .function(environments: 10),
            environment: 3,
            round: "4f2a00c1d9e8",
            hold: .milliseconds(50)
        )
    }

    @Test("Without a secret a note has neither a time nor a signature")
    func unsigned() {
        let note = PingNote(ping, seal: nil)

        #expect(note.payload == #"{"keepwarm":{"version":1,"round":"4f2a00c1d9e8","ping":3,"of":10,"hold":50}}"#)
        #expect(note.headerValue == "version=1;round=4f2a00c1d9e8;ping=3;of=10;hold=50")
        #expect(PingNote.headerName == "keepwarm-ping")
    }

    @Test("A signature is over the version, the round, the numbers, the hold and the time, a line each")
    func signed() {
        let signed = Watched("")
        let note = PingNote(
            ping,
            seal: PingSeal(time: 1_764_105_751) { text in
                signed.update { $0 = text }
                return "00ff"
            }
        )

        #expect(signed.value == "keepwarm 1\n4f2a00c1d9e8\n3\n10\n50\n1764105751")
        #expect(
            note.payload
                == #"{"keepwarm":{"version":1,"round":"4f2a00c1d9e8","ping":3,"of":10,"hold":50,"#
                + #""time":1764105751,"signature":"00ff"}}"#
        )
        #expect(
            note.headerValue
                == "version=1;round=4f2a00c1d9e8;ping=3;of=10;hold=50;time=1764105751;signature=00ff"
        )
    }

    @Test("A hold is written in whole milliseconds")
    func hold() {
        var ping = ping
        ping.hold = .microseconds(1500)

        #expect(PingNote(ping, seal: nil).headerValue.hasSuffix(";hold=2"))
    }

    @Test(
        "A secret has at least 16 characters, and no refusal quotes it",
        arguments: ["", "hunter2", "123456789012345"]
    )
    func shortSecret(text: String) {
        let refusal = WarmingError(.invalidSecret, "The secret is shorter than 16 characters; make it longer.")
        #expect(throws: refusal) { try PingSecret(text) }
    }

    @Test("A secret is in no description, alone or in a target")
    func hides() throws {
        let secret = try PingSecret("hunter2-hunter2-hunter2")
        let target = try Target(
            .function(LambdaFunction(name: "orders", payload: Array("hunter2-hunter2".utf8))),
            secret: secret
        )
        var dumped = ""
        dump(secret, to: &dumped)
        dump(target, to: &dumped)
        dump(Ping(target: target), to: &dumped)
        let message = Dialect.raw.message(for: Ping(target: target), payload: target.function?.payload)
        dump(message, to: &dumped)

        #expect(secret.bytes == Array("hunter2-hunter2-hunter2".utf8))
        for printed in [
            "\(secret)", String(reflecting: secret), "\(target)", String(reflecting: target), "\(target.destination)",
            String(reflecting: target.destination), "\(Ping(target: target))", "\(message)",
            String(reflecting: message), dumped,
        ] {
            #expect(!printed.contains("hunter2"))
            #expect(!printed.contains("104, 117"))
            #expect(!printed.contains("- 104\n"))
        }
    }
}
