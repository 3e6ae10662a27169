import JSONText
import Testing
import Warmup

@Suite("Priming and holding", .timeLimit(.minutes(1)))
struct PrimingTests {
    /// An error whose words are nobody's business.
    private struct ConnectionError: Error {
        let password = "hunter2"
    }

    private static func ping(hold: Int) -> String {
        #"{"keepwarm":{"version":1,"round":"r","ping":1,"of":1,"hold":\#(hold)}}"#
    }

    @Test("Priming counts towards the hold", arguments: [(prime: 12, hold: 50, total: 50), (80, 50, 80), (0, 0, 0)])
    func overlaps(prime: Int, hold: Int, total: Int) async throws {
        let environment = TestEnvironment()

        let reply = try await environment.ping(Self.ping(hold: hold)) {
            environment.clock.advance(by: .milliseconds(prime))
        }

        #expect(environment.age == .milliseconds(total))
        #expect(reply?["priming"] == "done" && reply?["primingTime"] == .integer(prime))
        #expect(reply?["held"] == .integer(hold))
    }

    @Test("Each ping primes, since a connection may have died since the last one")
    func primesEachTime() async throws {
        let environment = TestEnvironment()
        var primed = 0

        for _ in 1...3 { _ = try await environment.ping { primed += 1 } }

        #expect(primed == 3)
    }

    @Test("A real request is not primed")
    func sparesRequests() async throws {
        let environment = TestEnvironment()
        var primed = 0

        _ = await environment.send(#"{"id":7}"#) { primed += 1 }

        #expect(primed == 0)
    }

    @Test("A priming that fails fails nothing else, and of an error a reply has the type alone")
    func tellsFailure() async throws {
        let environment = TestEnvironment()

        let reply = try await environment.ping(Self.ping(hold: 50)) {
            environment.clock.advance(by: .milliseconds(7))
            throw ConnectionError()
        }

        #expect(reply?["priming"] == "failed" && reply?["primingTime"] == 7)
        #expect(reply?["primingError"] == "ConnectionError")
        #expect(reply?["held"] == 50)
    }

    @Test("The words of a PrimingFailure are in the reply, as far as they are short")
    func tellsReason() async throws {
        let environment = TestEnvironment()
        let long = String(repeating: "ä", count: 300)

        let short = try await environment.ping { throw PrimingFailure("no \"orders\"\ntable") }
        let cut = try await environment.ping { throw PrimingFailure(long) }

        #expect(short?["primingError"] == "no \"orders\"\ntable")
        #expect(cut?["primingError"] == .string(String(long.prefix(200))))
    }

    @Test("Without a secret nobody holds an environment for longer than agreed", arguments: [101, 60_000, Int.max])
    func capsHold(hold: Int) async throws {
        let usual = TestEnvironment()
        let patient = TestEnvironment(.init(unsignedHoldLimit: .milliseconds(101)))

        let first = try await usual.ping(Self.ping(hold: hold))
        let second = try await patient.ping(Self.ping(hold: hold))

        #expect(usual.age == .milliseconds(100) && first?["held"] == 100)
        #expect(patient.age == .milliseconds(101) && second?["held"] == 101)
    }

    @Test("Other dialects are capped alike")
    func capsOthers() async {
        let environment = TestEnvironment()

        _ = await environment.send(#"{"type":"warmer","warmerId":"w","index":0,"concurrency":5,"delay":60000}"#)

        #expect(environment.age == .milliseconds(100))
    }

    @Test("A hold that makes no sense is none", arguments: ["-5", "\"50\"", "1e99", "0.5", "null", "[]"])
    func ignoresNonsense(hold: String) async throws {
        let environment = TestEnvironment()

        let reply = try await environment.ping(#"{"keepwarm":{"version":1,"hold":\#(hold)}}"#)

        #expect(environment.age == .zero && reply?["held"] == 0)
    }

    @Test("A cancelled ping is answered, and says how long it has held")
    func answersCancelled() async throws {
        let environment = TestEnvironment()

        let held = try await withThrowingTaskGroup(of: JSONValue?.self) { group in
            group.cancelAll()
            group.addTask {
                try await environment.ping(Self.ping(hold: 50)) { environment.clock.advance(by: .milliseconds(20)) }
            }
            return try await group.next()??["held"]
        }

        #expect(held == 20)
    }
}
