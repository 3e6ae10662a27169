import JSONText
import LambdaPricing
import Synchronization
import Testing
import Warming

@testable import WarmerFunction

@Suite("What a round logs, and what a bill takes it to log")
struct BilledLogTests {
    @Test(
        "The report's line has about as many bytes as are billed, cut or whole",
        arguments: [false, true],
        [(1, 1), (5, 1), (5, 4), (100, 1), (500, 1), (300, 3)]
    )
    func report(isFunction: Bool, size: (targets: Int, pings: Int)) async throws {
        let lines = try await self.lines(size.targets, pings: size.pings, isFunction: isFunction)

        let target = LoggedReport.Target(pings: size.pings, isFunction: isFunction)
        let billed = LoggedReport(Array(repeating: target, count: size.targets)).bytes
        let share = Double(try #require(lines.first).utf8.count) / Double(billed)
        #expect(0.9...1.1 ~= share, "\(share) of \(billed) bytes")
    }

    @Test("The outline and the metrics have about as many bytes as are billed", arguments: [false, true])
    func outline(isFunction: Bool) async throws {
        let lines = try await self.lines(5, pings: 1, isFunction: isFunction)

        try #require(lines.count == 3)
        #expect(0.75...1.05 ~= Double(lines[1].utf8.count) / Double(ScheduledWarmer.logBytesPerRound))
        #expect(0.9...1.1 ~= Double(lines[2].utf8.count) / Double(ScheduledWarmer.metricBytesPerRound))
    }

    /// The lines of a round in which everything was well.
    private func lines(_ count: Int, pings: Int, isFunction: Bool) async throws -> [Substring] {
        let targets = (0..<count).map { index in
            let place =
                isFunction
                ? #""function": "orders-\#(index):live""#
                : #""name": "orders-\#(index)", "url": "https://api.example.com/orders-\#(index)/health""#
            return "{\(place), \"environments\": \(pings)}"
        }
        let answers = Mutex(0)
        let log = Mutex("")
        var handler = WarmerHandler(
            settings: try WarmerSettings(environment: [
                "AWS_LAMBDA_FUNCTION_NAME": "shop-warmer",
                "KEEPWARM_CONFIG": "{\"targets\": [\(targets.joined(separator: ", "))]}",
            ]),
            pinger: ToldPinger { _ in
                let number = answers.withLock { count in
                    count += 1
                    return count
                }
                return Self.answer(number, isProof: isFunction)
            },
            budget: RoundBudget(maxInFlight: 900),
            surroundings: Surroundings(
                clock: ContinuousClock(),
                now: { moment },
                random: { 0.4 },
                write: { lines in log.withLock { $0 += lines } }
            )
        )
        _ = try await handler.handle(Array("{}".utf8), context("8f5a1c7e-3b0d-4c52-9d61-2f0e7ab4c913"))
        return log.withLock(\.self).split(separator: "\n")
    }

    /// An answer after a tenth of a second, of another environment for each number.
    private static func answer(_ number: Int, isProof: Bool) -> Answer {
        var answer = Answer(outcome: Outcome(.answered), status: 200, latency: Duration.microseconds(98_250))
        answer.firstByte = .microseconds(97_125)
        guard isProof else { return answer }
        var proof = Proof()
        proof.environment = "\(0x9c3e_51d0_a7b8_0000 + UInt64(number))"
        proof.requestID = "8f5a1c7e-3b0d-4c52-9d61-2f0e7ab4c913"
        proof.isCold = false
        proof.duration = .microseconds(31_870)
        proof.billedDuration = .milliseconds(32)
        proof.memorySize = 512
        proof.maxMemoryUsed = 96
        proof.version = "7"
        proof.held = .zero
        proof.priming = "done"
        answer.proof = proof
        return answer
    }
}
