import Testing
import Warming

@Suite("Health of a round")
struct RoundHealthTests {
    @Test("A round whose targets reached what they ask for is good")
    func good() throws {
        let report = try report([(["a", "b"], 0, 2)])

        #expect(report.health == .good)
        #expect(report.coldCount == 0)
    }

    @Test("A first round is not blamed for its cold starts")
    func first() throws {
        let report = try report([(["a", "b"], 2, 0)])

        #expect(report.health == .good)
        #expect(report.coldCount == 2)
        #expect(report.unexpectedColdCount == 0)
    }

    @Test("A cold start of what was warmed before makes a round cold")
    func cold() throws {
        let report = try report([(["a", "b"], 0, 2), (["c", "d"], 1, 2)])

        #expect(report.health == .cold)
        #expect(report.unexpectedColdCount == 1)
    }

    @Test(
        "Environments beyond those of the round before have to start",
        arguments: zip([0, 1, 2, 3], [0, 0, 1, 2])
    )
    func growth(cold: Int, unexpected: Int) throws {
        let report = try report([(["a", "b", "c"], cold, 2)])

        #expect(report.unexpectedColdCount == unexpected)
        #expect(report.health == (unexpected == 0 ? .good : .cold))
    }

    @Test("Too few environments make a round short")
    func short() throws {
        #expect(try report([(["a", "a"], 0, 2)]).health == .short)
    }

    @Test("A ping that failed makes a round failed, whatever else holds")
    func failed() throws {
        var report = try report([(["a", "a"], 2, 2)])
        report.targets.append(TargetReport(target: try .named("x"), pings: [.sent(.failed(.throttled))]))

        #expect(report.health == .failed)
    }

    @Test("Without a word about cold starts and bills, a round has none to tell")
    func unknown() throws {
        let report = RoundReport(
            startedAt: Timestamp(secondsSince1970: 0),
            limits: try RoundLimits(maxInFlight: 1),
            wallTime: .zero,
            targets: [TargetReport(target: try .named("x"), pings: [.sent(.good())], wasWarmed: true)]
        )

        #expect(report.health == .good)
        #expect(report.coldCount == nil)
        #expect(report.billedDuration == nil)
        #expect(report.unexpectedColdCount == 0)
    }

    @Test("What is billed is the sum over the targets")
    func billed() throws {
        var report = try report([(["a"], 0, 0), (["b"], 0, 0)])
        report.targets[0].pings[0].answer.proof?.billedDuration = .milliseconds(7)
        #expect(report.billedDuration == .milliseconds(7))

        report.targets[1].pings[0].answer.proof?.billedDuration = .milliseconds(5)
        #expect(report.billedDuration == .milliseconds(12))
    }

    /// A round of functions, each with the environments that answered, how many of them were cold, and how many
    /// answered in the round before.
    private func report(_ functions: [(names: [String], cold: Int, before: Int)]) throws -> RoundReport {
        RoundReport(
            startedAt: Timestamp(secondsSince1970: 0),
            limits: try RoundLimits(maxInFlight: 10),
            wallTime: .zero,
            targets: try functions.enumerated().map { place, function in
                TargetReport(
                    target: try .function("f\(place)", environments: function.names.count),
                    pings: function.names.enumerated().map { index, name in
                        .sent(.proven(by: name, isCold: index < function.cold))
                    },
                    environmentsBefore: function.before
                )
            }
        )
    }
}
