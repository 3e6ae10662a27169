import Testing

@testable import Warming

@Suite("Parts of a round")
struct RoundPartsTests {
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
