import Testing

@testable import Warming

@Suite("Memory of rounds")
struct RoundMemoryTests {
    private let target: Target

    init() throws {
        target = try Target.function(environments: 3, hold: .milliseconds(50))
    }

    @Test("A first round finds nothing warm, and the next one what answered")
    func environments() throws {
        var memory = RoundMemory()
        #expect(memory.environments(of: target, at: minute(0)) == 0)

        try learn(["a", "b", "b"], at: 0, in: &memory)
        #expect(memory.environments(of: target, at: minute(5)) == 2)

        try learn([], at: 5, in: &memory)
        #expect(memory.environments(of: target, at: minute(10)) == 0)
    }

    @Test("Where nobody can tell the environments apart, every answer should be warm the next time")
    func anonymous() throws {
        var memory = RoundMemory()

        try learn([nil, nil, nil], at: 0, in: &memory)

        #expect(memory.environments(of: target, at: minute(5)) == 3)
        #expect(memory.hold(of: target) == nil)
    }

    @Test("A target that is another one under the same name begins anew")
    func otherTarget() throws {
        var memory = RoundMemory()
        try learn(["a", "b", "c"], hold: .milliseconds(200), at: 0, in: &memory)

        let other = try Target(name: target.name, .function(LambdaFunction(name: "orders", qualifier: "live")))
        #expect(memory.environments(of: other, at: minute(5)) == 0)
        #expect(memory.hold(of: other) == nil)
        #expect(memory.hold(of: target) == .milliseconds(200))

        var more = target
        more.environments = 10
        #expect(memory.environments(of: more, at: minute(5)) == 3)
    }

    @Test("After a pause in the schedule nothing has to be warm, and after the next round everything again")
    func pause() throws {
        var memory = RoundMemory()
        for time in [0, 1, 6, 11] { try learn(["a", "b", "c"], at: time, in: &memory) }

        #expect(memory.environments(of: target, at: minute(16)) == 3)
        #expect(memory.environments(of: target, at: minute(21)) == 3)
        #expect(memory.environments(of: target, at: minute(22)) == 0)

        try learn(["a", "b", "c"], at: 700, in: &memory)
        #expect(memory.environments(of: target, at: minute(705)) == 3)
    }

    @Test("A schedule that is too slow for its functions is blamed every time")
    func slowSchedule() throws {
        var memory = RoundMemory()
        for day in 0..<3 { try learn(["a", "b", "c"], at: day * 1440, in: &memory) }

        #expect(memory.environments(of: target, at: minute(3 * 1440)) == 3)
    }

    @Test("A clock that was set back blames the next round as ever")
    func clockSetBack() throws {
        var memory = RoundMemory()
        for time in [60, 65, 0] { try learn(["a", "b", "c"], at: time, in: &memory) }

        #expect(memory.environments(of: target, at: minute(5)) == 3)
    }

    @Test("The hold is that of the longest pass that was answered from known environments throughout")
    func holds() throws {
        var memory = RoundMemory()
        let failed = PingReport.sent(.failed(.functionError), pass: 3, hold: .milliseconds(200))
        let pings =
            passes(["a", "a", "b"], hold: .milliseconds(50), pass: 1)
            + passes(["a", "b", "b"], hold: .milliseconds(100), pass: 2) + [failed, failed, failed]

        try memory.learn(from: report(pings, at: 0))
        #expect(memory.hold(of: target) == .milliseconds(100))

        try memory.learn(from: report([failed, failed, failed], at: 5))
        #expect(memory.hold(of: target) == .milliseconds(100))
    }

    private func learn(
        _ names: [String?],
        hold: Duration = .milliseconds(50),
        at time: Int,
        in memory: inout RoundMemory
    ) throws {
        let failed = PingReport.sent(.failed(.throttled), hold: hold)
        let pings = names.isEmpty ? [failed] : passes(names, hold: hold, pass: 1)
        try memory.learn(from: report(pings, at: time))
    }

    private func passes(_ names: [String?], hold: Duration, pass: Int) -> [PingReport] {
        names.map { .sent(.proven(by: $0), pass: pass, hold: hold) }
    }

    private func report(_ pings: [PingReport], at time: Int) throws -> RoundReport {
        RoundReport(
            startedAt: minute(time),
            limits: try RoundLimits(maxInFlight: 10),
            wallTime: .zero,
            targets: [TargetReport(target: target, pings: pings)]
        )
    }

    private func minute(_ count: Int) -> Timestamp {
        Timestamp(secondsSince1970: Int64(1_800_000_000 + count * 60))
    }
}
