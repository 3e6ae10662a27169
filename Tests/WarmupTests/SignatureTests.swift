import JSONText
import Testing
import Warmup

@Suite("Signed pings", .timeLimit(.minutes(1)))
struct SignatureTests {
    /// Signed with `correct horse battery staple`, by OpenSSL's `openssl dgst -sha256 -hmac`.
    private static let signed = """
        {"keepwarm":{"version":1,"round":"7f3a-1","ping":3,"of":10,"hold":5000,"time":1764105751,\
        "signature":"ead082032153e7e4ae643b2baf7afdcf790ddb13a65e8a5d32d72db48997ccdb"}}
        """

    private static let secret = "correct horse battery staple"

    @Test("A signed ping holds as long as it asks for, and primes")
    func holds() async throws {
        let environment = TestEnvironment(.init(secret: Self.secret))

        let reply = try await environment.ping(Self.signed) {}

        #expect(reply?["held"] == 5000 && reply?["priming"] == "done")
        #expect(environment.age == .seconds(5))
    }

    @Test("Even a signed ping holds no longer than was agreed")
    func caps() async throws {
        let environment = TestEnvironment(.init(secret: Self.secret, holdLimit: .seconds(2)))

        let reply = try await environment.ping(Self.signed)

        #expect(reply?["held"] == 2000)
    }

    @Test(
        "A ping with anything in it changed is answered, and neither primes nor holds",
        arguments: [
            ("\"version\":1", "\"version\":2"), ("7f3a-1", "7f3a-2"), ("7f3a-1", ""), ("\"ping\":3", "\"ping\":4"),
            ("\"of\":10", "\"of\":11"), ("\"hold\":5000", "\"hold\":5001"), ("1764105751", "1764105752"),
            ("\"signature\":\"e", "\"signature\":\"f"), ("\"signature\":\"", "\"signature\":\"00"),
            ("\"signature\"", "\"signed\""), ("\"time\"", "\"moment\""), ("\"round\"", "\"rounds\""),
        ]
    )
    func refuses(part: String, other: String) async throws {
        let environment = TestEnvironment(.init(secret: Self.secret))
        let event = Self.signed.replacing(part, with: other)
        var primed = 0

        let reply = try await environment.ping(event) { primed += 1 }

        #expect(event != Self.signed)
        #expect(reply?["held"] == 0 && reply?["priming"] == "none" && reply?["environment"] != nil)
        #expect(environment.age == .zero && primed == 0)
    }

    @Test("Another secret is none", arguments: ["correct horse battery stapl", "Correct horse battery staple", "x"])
    func refusesOtherSecret(secret: String) async throws {
        let environment = TestEnvironment(.init(secret: secret))

        let reply = try await environment.ping(Self.signed)

        #expect(reply?["held"] == 0)
    }

    @Test("An empty secret counts as none, and then nobody holds for long")
    func emptySecret() async throws {
        let environment = TestEnvironment(.init(secret: ""))

        let reply = try await environment.ping(Self.signed) {}

        #expect(reply?["held"] == 100 && reply?["priming"] == "done")
    }

    @Test("A signature holds for five minutes either way", arguments: [(300, true), (301, false), (86_400, false)])
    func expires(seconds: Int, isGood: Bool) async throws {
        let late = TestEnvironment(.init(secret: Self.secret))
        let early = TestEnvironment(.init(secret: Self.secret))

        late.clock.advance(by: .seconds(seconds))
        early.clock.advance(by: .seconds(-seconds))

        #expect(try await late.ping(Self.signed)?["held"] == (isGood ? 5000 : 0))
        #expect(try await early.ping(Self.signed)?["held"] == (isGood ? 5000 : 0))
    }

    @Test("With a secret the pings of others are answered, and neither prime nor hold")
    func othersHoldNothing() async {
        let environment = TestEnvironment(.init(secret: Self.secret))
        var primed = 0

        let reply = await environment.send(#"{"type":"warmer","delay":75}"#) { primed += 1 }

        #expect(reply == #"{"type":"warmer","serverId":"\#(TestEnvironment.id)"}"#)
        #expect(environment.age == .zero && primed == 0)
    }

    @Test("A header is signed like an event")
    func signsHeader() async throws {
        let environment = TestEnvironment(.init(secret: Self.secret))
        let header = "version=1;round=7f3a-1;ping=3;of=10;hold=5000;time=1764105751;signature="

        let good = await environment.warmup.answer(
            path: "/",
            ping: header + "ead082032153e7e4ae643b2baf7afdcf790ddb13a65e8a5d32d72db48997ccdb"
        )
        let bad = await environment.warmup.answer(
            path: "/",
            ping: header + "ead082032153e7e4ae643b2baf7afdcf790ddb13a65e8a5d32d72db48997ccdb".reversed()
        )

        #expect(try JSONParser.parse(#require(good).body).value["keepwarm"]?["held"] == 5000)
        #expect(try JSONParser.parse(#require(bad).body).value["keepwarm"]?["held"] == 0)
    }

    @Test("A secret shows itself to nobody who prints or dumps the settings")
    func keepsSecret() {
        let settings = WarmupSettings(secret: "hunter2")
        var dumped = ""
        dump(settings, to: &dumped)

        for text in [dumped, "\(settings)", String(reflecting: settings)] {
            #expect(!text.contains("hunter2") && !text.contains("104"))  // the first of its bytes
        }
    }
}
