import Testing
import Warming

@Suite("Coverage")
struct CoverageTests {
    @Test("Three answers from one environment are one environment, and two collisions")
    func oneIdentity() {
        let coverage = Coverage(of: Array(repeating: .sent(.proven(by: "a")), count: 3), requested: 3)

        #expect(coverage.answered == 3)
        #expect(coverage.distinct == 1)
        #expect(coverage.collided == 2)
        #expect(!coverage.isAtLeast)
        #expect(!coverage.isReached)
    }

    @Test("Answers from as many environments as were asked for reach the target")
    func reached() {
        let coverage = Coverage(of: ["a", "b", "c"].map { .sent(.proven(by: $0)) }, requested: 3)

        #expect(coverage.distinct == 3)
        #expect(coverage.collided == 0)
        #expect(coverage.isReached)
    }

    @Test("Without identities the number of environments is at least one, and nothing collided that is known of")
    func anonymous() {
        let coverage = Coverage(of: Array(repeating: .sent(.good()), count: 3), requested: 3)

        #expect(coverage.distinct == 1)
        #expect(coverage.isAtLeast)
        #expect(coverage.collided == 0)
        #expect(coverage.isReached)
        #expect(coverage.cold == nil)
        #expect(coverage.billedDuration == nil)
    }

    @Test("Without identities, answers that were under way at one moment count by time")
    func overlapping() {
        let answer = Answer.proven(by: nil, after: .milliseconds(60), duration: .milliseconds(50))
        let reports = [0, 0, 10, 500].map { PingReport(sentAfter: .milliseconds($0), answer: answer) }

        let coverage = Coverage(of: reports, requested: 4)

        #expect(coverage.distinct == 3)
        #expect(coverage.isAtLeast)
    }

    @Test("Some identities and time together give the larger number")
    func mixed() {
        let named = ["a", "a", "b"].map { PingReport.sent(.proven(by: $0)) }
        let unnamed = PingReport.sent(.good())

        #expect(Coverage(of: named + [unnamed], requested: 4).distinct == 2)
        #expect(Coverage(of: named + [unnamed], requested: 4).isAtLeast)
        #expect(Coverage(of: named + [unnamed], requested: 4).collided == 1)
    }

    @Test("A function that threw has failed: its environment is not counted, by name or by time, but billed")
    func thrown() {
        let reports: [PingReport] = ["a", "b", "c"].map {
            .sent(.thrown(in: $0, after: .milliseconds(60), duration: .milliseconds(50)))
        }

        let coverage = Coverage(of: reports, requested: 3)

        #expect(coverage.answered == 0)
        #expect(coverage.failed == 3)
        #expect(coverage.distinct == 0)
        #expect(!coverage.isReached)
        #expect(coverage.billedDuration == .milliseconds(150))
    }

    @Test("A ping that was throttled does not void the others")
    func throttled() {
        let answers: [Answer] = [.proven(by: "a"), .failed(.throttled), .proven(by: "b")]

        let coverage = Coverage(of: answers.map { .sent($0) }, requested: 3)

        #expect(coverage.answered == 2)
        #expect(coverage.failed == 1)
        #expect(coverage.distinct == 2)
        #expect(!coverage.isReached)
    }

    @Test("Cold pings are those that waited, and what is billed adds up over all passes")
    func costs() {
        var proactive = Proof()
        proactive.environment = "c"
        proactive.isCold = false
        proactive.initDuration = .milliseconds(300)
        var ahead = Answer.good()
        ahead.proof = proactive

        let coverage = Coverage(
            of: [
                .sent(.proven(by: "a", isCold: true, billed: .milliseconds(350))),
                .sent(.proven(by: "b", isCold: nil, billed: .milliseconds(2))), .sent(ahead), .sent(.good()),
                .sent(.proven(by: "d", isCold: true, billed: .milliseconds(8)), pass: 2),
            ],
            requested: 5
        )

        #expect(coverage.cold == 2)
        #expect(coverage.billedDuration == .milliseconds(360))
        #expect(proactive.isProactive)
    }

    @Test("Environments count over all passes; answers, failures and collisions are those of the last")
    func passes() {
        let first = ["a", "b", "b"].map { PingReport.sent(.proven(by: $0), hold: .milliseconds(50)) }
        let second = ["b", "c", "c"].map { PingReport.sent(.proven(by: $0), pass: 2, hold: .milliseconds(100)) }
        let failed = PingReport.sent(.failed(.connectionReset), pass: 2, hold: .milliseconds(100))

        let coverage = Coverage(of: first + second + [failed], requested: 4)

        #expect(coverage.passes == 2)
        #expect(coverage.hold == .milliseconds(100))
        #expect(coverage.distinct == 3)
        #expect(coverage.answered == 3)
        #expect(coverage.failed == 1)
        #expect(coverage.collided == 1)
    }

    @Test("Of a function that fans out by itself nobody can tell how many environments it reached")
    func fansOut() throws {
        let target = try Target.function(dialect: .lambdaWarmer, environments: 5)

        let report = TargetReport(target: target, pings: [.sent(.proven(by: nil))])

        #expect(report.coverage.requested == 5)
        #expect(report.coverage.distinct == 1)
        #expect(report.coverage.isAtLeast)
        #expect(report.coverage.isReached)
        #expect(!TargetReport(target: target, pings: [.sent(.failed(.throttled))]).coverage.isReached)
    }

    @Test("A target that asks for one environment has it as soon as it answers")
    func single() {
        #expect(Coverage(of: [.sent(.good())], requested: 1).isReached)
        #expect(!Coverage(of: [.sent(.good())], requested: 1).isAtLeast)
        #expect(!Coverage(of: [.sent(.failed(.unreachable))], requested: 1).isReached)
        #expect(Coverage(of: [], requested: 1).distinct == 0)
    }
}
