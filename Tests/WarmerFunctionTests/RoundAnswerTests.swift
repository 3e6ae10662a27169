import JSONText
import Testing
import Warming

@testable import WarmerFunction

@Suite("Round answer")
struct RoundAnswerTests {
    /// A round of so many targets, every tenth of which failed.
    private func report(_ count: Int) throws -> RoundReport {
        RoundReport(
            startedAt: moment,
            limits: try RoundLimits(maxInFlight: 10),
            wallTime: .milliseconds(20),
            targets: try (0..<count).map { index in
                let endpoint = try HTTPEndpoint(url: HTTPURL("https://api.example.com/\(index)"))
                let answer = index % 10 == 9 ? failed() : answered()
                return TargetReport(
                    target: try Target(name: "t\(index)", endpoint: endpoint),
                    pings: [PingReport(sentAfter: .zero, answer: answer)]
                )
            }
        )
    }

    @Test("A report that fits is whole")
    func whole() throws {
        let document = try decode(RoundAnswer.json(try report(100)))

        #expect(document.targets.count == 100)
        #expect(document.targetsOmitted == nil)
    }

    @Test("A report that does not fit keeps what failed, and says how much it lacks")
    func cut() throws {
        let json = try RoundAnswer.json(try report(1000), limit: 40_000)
        let document = try decode(json)

        #expect(json.count <= 40_000)
        #expect(document.targets.prefix(100).allSatisfy { $0.answered == 0 })
        #expect(document.targetsOmitted == 1000 - document.targets.count)
        #expect(document.pings == 1000)
        #expect(document.answered == 900)
    }

    @Test("The counts stay even where no target fits")
    func counts() throws {
        let document = try decode(RoundAnswer.json(try report(10), limit: 300))

        #expect(document.targets.isEmpty)
        #expect(document.targetsOmitted == 10)
        #expect(document.answered == 9)
    }

    private func decode(_ json: [UInt8]) throws -> RoundDocument {
        try JSONTextDecoder().decode(RoundDocument.self, from: json)
    }
}
