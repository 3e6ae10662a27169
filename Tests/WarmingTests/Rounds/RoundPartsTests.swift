import Testing

@testable import Warming

@Suite("Parts of a round")
struct RoundPartsTests {
    @Test("A window hands out every ping once, in order, and never more than it may")
    func window() {
        var window = PingWindow(count: 5, limit: 2)

        #expect([window.next(), window.next(), window.next()] == [0, 1, nil])
        #expect(window.isWaiting)
        window.ended(1, .sent(.good(after: .milliseconds(1))))
        #expect([window.next(), window.next()] == [2, nil])
        window.ended(0, .sent(.good(after: .milliseconds(0))))
        window.ended(2, .sent(.good(after: .milliseconds(2))))
        #expect([window.next(), window.next(), window.next()] == [3, 4, nil])
        window.ended(4, .sent(.good(after: .milliseconds(4))))
        window.ended(3, .sent(.good(after: .milliseconds(3))))

        #expect(window.next() == nil)
        #expect(!window.isWaiting)
        #expect(window.endedCount == 5)
        #expect(window.reports().map(\.answer.latency) == (0..<5).map { .milliseconds($0) })
    }

    @Test("A closed window hands out nothing, and gives its reason to what was cut off, not to what had ended")
    func closedWindow() {
        var window = PingWindow(count: 4, limit: 3)
        for _ in 0..<3 { _ = window.next() }
        window.ended(0, .sent(.good()))

        window.close(.deadline)
        window.ended(1, .sent(.cutOff(after: .seconds(1))))
        window.ended(2, .sent(.failed(.connectionReset)))

        #expect(window.next() == nil)
        #expect(!window.isWaiting)
        #expect(
            window.reports().map(\.answer.outcome) == [
                Outcome(.answered), Outcome(.deadline, "while reading the answer"), Outcome(.connectionReset),
                Outcome(.deadline, "not sent"),
            ]
        )
    }

    @Test(
        "A pause is at most 100 ms, then 200, 400 and so on, and never more than 2 s",
        arguments: zip([1, 2, 3, 4, 5, 6, 11, 1000], [100, 200, 400, 800, 1600, 2000, 2000, 2000])
    )
    func pause(attempt: Int, most: Int) {
        #expect(RetryPause { 0 }.duration(afterAttempt: attempt) == .zero)
        #expect(RetryPause { 0.5 }.duration(afterAttempt: attempt) == .milliseconds(most) / 2)
        #expect(RetryPause { 1.0.nextDown }.duration(afterAttempt: attempt) <= .milliseconds(most))
    }

    @Test("Limits in their ranges are taken as they are")
    func limits() throws {
        let limits = try RoundLimits(
            deadline: .milliseconds(1),
            maxInFlight: 1,
            retries: 10,
            slowAfter: .milliseconds(1)
        )

        #expect(limits.deadline == .milliseconds(1))
        #expect(limits.maxInFlight == 1)
        #expect(limits.retries == 10)
        #expect(limits.slowAfter == .milliseconds(1))
        #expect(try RoundLimits(maxInFlight: 5).deadline == nil)
        #expect(try RoundLimits(maxInFlight: 5).retries == 0)
        #expect(try RoundLimits(maxInFlight: 5).slowAfter == .seconds(1))
    }

    @Test("Limits out of their ranges are refused, and the message names the value")
    func refusedLimits() {
        func message(_ make: () throws(WarmingError) -> RoundLimits) -> String {
            do {
                _ = try make()
                return "accepted"
            } catch {
                return error.code == .invalidLimit ? error.message : "another code"
            }
        }

        #expect(
            message { () throws(WarmingError) in try RoundLimits(deadline: .zero, maxInFlight: 1) }
                == "A round's deadline is 0ms; give it at least 1ms."
        )
        #expect(
            message { () throws(WarmingError) in try RoundLimits(maxInFlight: 0) }
                == "0 pings in flight cannot be; allow at least 1."
        )
        for retries in [-1, 11] {
            #expect(
                message { () throws(WarmingError) in try RoundLimits(maxInFlight: 1, retries: retries) }
                    == "\(retries) retries are out of range; allow 0 to 10."
            )
        }
        #expect(
            message { () throws(WarmingError) in try RoundLimits(maxInFlight: 1, slowAfter: .seconds(-1)) }
                .hasPrefix("'-1s' as the bound of slow answers")
        )
    }
}

extension PingReport {
    fileprivate static func sent(_ answer: Answer) -> PingReport {
        PingReport(sentAfter: .zero, answer: answer)
    }
}
