import Testing

@testable import LambdaRuntime

@Suite("The clock of deadlines")
struct LambdaClockTests {
    private func moment(_ milliseconds: Int64) -> LambdaClock.Instant {
        LambdaClock.Instant(millisecondsSince1970: milliseconds)
    }

    @Test("Moments move by whole milliseconds, and stop at the ends of time")
    func moves() {
        #expect(moment(1000).advanced(by: .milliseconds(1500)) == moment(2500))
        #expect(moment(1000).advanced(by: .milliseconds(-1500)) == moment(-500))
        #expect(moment(1000).advanced(by: .microseconds(1999)) == moment(1001))
        #expect(moment(.max).advanced(by: .seconds(1)) == moment(.max))
        #expect(moment(.min).advanced(by: .seconds(-1)) == moment(.min))
        #expect(moment(0).advanced(by: .seconds(Int64.max)) == moment(.max))
        #expect(moment(.max - 10).advanced(by: .milliseconds(20)) == moment(.max))
    }

    @Test("The distance of two moments has a sign, and none is too great")
    func measures() {
        #expect(moment(1000).duration(to: moment(2500)) == .milliseconds(1500))
        #expect(moment(2500).duration(to: moment(1000)) == .milliseconds(-1500))
        #expect(moment(.min).duration(to: moment(.max)) > .seconds(1_000_000_000))
    }

    @Test("The system's clock is between 2025 and 2100, and does not go backwards here")
    func showsTime() {
        let first = LambdaClock.system.now
        let second = LambdaClock.system.now

        #expect(moment(1_735_689_600_000) < first && first < moment(4_102_444_800_000))
        #expect(first <= second)
    }

    @Test("To sleep until a moment that has passed takes no time")
    func sleepsUntilPast() async throws {
        let clock = LambdaClock { presentMoment }

        try await clock.sleep(until: presentMoment)

        #expect(clock.now == presentMoment)
    }

    @Test("A sleep ends when the clock shows its moment", .timeLimit(.minutes(1)))
    func sleeps() async throws {
        let deadline = LambdaClock.system.now.advanced(by: .milliseconds(20))

        try await LambdaClock.system.sleep(until: deadline)

        #expect(LambdaClock.system.now >= deadline)
    }

    @Test("The remaining time of an invocation follows its clock")
    func countsRemainingTime() {
        var context = InvocationContext(
            requestID: "1",
            deadline: presentMoment.advanced(by: .seconds(3)),
            clock: LambdaClock { presentMoment }
        )
        #expect(context.remainingTime == .seconds(3))

        context.deadline = presentMoment.advanced(by: .seconds(-1))
        #expect(context.remainingTime == .seconds(-1))
    }
}
