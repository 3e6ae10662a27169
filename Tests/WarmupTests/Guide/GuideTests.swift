import FoundationEssentials
import JSONText
import LambdaEmulator
import Testing

@Suite("The guide", .serialized)
struct GuideTests {
    @Test(
        "Its function knows pings from requests, says what it is, and holds",
        .timeLimit(.minutes(5)),
        arguments: GuideLanguage.allCases
    )
    func runs(language: GuideLanguage) async throws {
        try await withRunning(language) { emulator in
            let cold = try await emulator.ping(hold: 50)
            let answer = try await emulator.call(#"{"id":7}"#)
            let warm = try await emulator.ping(hold: 0)

            #expect(cold["version"] == 1 && cold["coldStart"] == true && cold["requests"] == 0)
            #expect(cold["idle"] == nil && cold["held"] == 50)
            #expect(answer["total"] == 42 && answer["keepwarm"] == nil)
            #expect(warm["coldStart"] == false && warm["requests"] == 1 && warm["held"] == 0)
            #expect(warm["environment"] != nil && warm["environment"] == cold["environment"])
            for reply in [cold, warm] {
                #expect(reply["priming"] == "done")
                #expect(reply["age"]?.isCount == true && reply["primingTime"]?.isCount == true)
            }
            #expect(warm["idle"]?.isCount == true)
        }
    }

    @Test(
        "Two pings that hold are two environments, and nobody can hold for longer than 100 ms",
        .timeLimit(.minutes(5)),
        arguments: GuideLanguage.allCases
    )
    func holds(language: GuideLanguage) async throws {
        try await withRunning(language) { emulator in
            async let first = emulator.ping(hold: 60_000)
            async let second = emulator.ping(hold: 60_000)
            let replies = try await [first, second]

            #expect(Set(replies.map { $0["environment"] }).count == 2)
            #expect(replies.allSatisfy { $0["held"] == 100 })
        }
    }

    @Test("Its Swift is that of the example, which is built")
    func quotesExample() throws {
        let path = Guide.repository + "/Examples/Warmed/WarmedFunction.swift"
        let example = try String(contentsOfFile: path, encoding: .utf8)
        let blocks = try Guide().blocks("swift")

        #expect(blocks.count == 2)
        for block in blocks { #expect(example.contains(block), "not in WarmedFunction.swift: \(block)") }
    }

    @Test("Its JSON is what the library reads and writes")
    func quotesProtocol() async throws {
        let blocks = try Guide().blocks("json")
        let ping = try #require(blocks.first)
        let document = try #require(blocks.last)
        let environment = TestEnvironment()

        let reply = try #require(try await environment.ping(ping) { environment.clock.advance(by: .milliseconds(12)) })

        let quoted = try #require(try JSONParser.parse(Array(document.utf8)).value["keepwarm"])
        #expect(blocks.count == 2)
        #expect(reply["held"] == 50)
        let names = "version environment coldStart age requests idle held priming primingTime"
        #expect(quoted.names == names.split(separator: " ").map(String.init))
        #expect(reply.names == quoted.names.filter { $0 != "idle" })
    }

    private func withRunning(
        _ language: GuideLanguage,
        _ body: (LambdaEmulator) async throws -> Void
    ) async throws {
        guard language.isInstalled else { try Test.cancel("\(language) is not here; \(language.remedy)") }
        try await withFolder { folder in
            // However slow a machine is: an environment that has answered is the one that the next event finds.
            var settings = EmulatorSettings()
            settings.answerHold = .seconds(60)
            try await LambdaEmulator.withRunning(
                functions: [try await language.function(in: folder)],
                settings: settings,
                surroundings: Surroundings(entropy: .random(in: 0...(.max)))
            ) { emulator in
                try await body(emulator)
            }
        }
    }
}

extension LambdaEmulator {
    /// Sends the function a ping, and reads the reply.
    fileprivate func ping(hold: Int) async throws -> JSONValue {
        let event = #"{"keepwarm":{"version":1,"round":"guide","ping":1,"of":1,"hold":\#(hold)}}"#
        return try #require(try await call(event)["keepwarm"])
    }

    /// Sends the function an event, and reads the answer.
    fileprivate func call(_ event: String) async throws -> JSONValue {
        let outcome = await invoke(InvocationRequest(functionName: "warmed", payload: Array(event.utf8)))
        guard case .succeeded(let payload) = outcome.result else {
            Issue.record("The function failed: \(outcome.result)")
            return .null
        }
        return try JSONParser.parse(payload).value
    }
}

extension JSONValue {
    /// Whether this is a whole number that counts something.
    fileprivate var isCount: Bool {
        guard case .number(let number) = self, let integer = number.integer else { return false }
        return integer >= 0
    }

    /// The names of the members, in their order.
    fileprivate var names: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.name)
    }
}
