import Testing
import Warming

@testable import WarmerFunction

@Suite("Round budget")
struct RoundBudgetTests {
    private let budget = RoundBudget(maxInFlight: 900)

    @Test(
        "A round ends half a second before the function, or after half of a short time",
        arguments: [(60_000, 59_500), (1_200, 700), (1_000, 500), (400, 200), (1, 1), (0, 1), (-50, 1)]
    )
    func leavesMargin(remaining: Int, deadline: Int) throws {
        let limits = try budget.limits(
            remaining: .milliseconds(remaining),
            configured: try RoundLimits(maxInFlight: 900)
        )

        #expect(limits.deadline == .milliseconds(deadline))
    }

    @Test(
        "A round that somebody is told of leaves five seconds for that, or a quarter of a short time",
        arguments: [(60_000, 54_500), (20_500, 15_000), (2_500, 1_500), (400, 150)]
    )
    func leavesTimeToTell(remaining: Int, deadline: Int) throws {
        let limits = try budget.limits(
            remaining: .milliseconds(remaining),
            configured: try RoundLimits(maxInFlight: 900),
            isTold: true
        )

        #expect(limits.deadline == .milliseconds(deadline))
    }

    @Test("The tighter bound counts, the function's or the configuration's")
    func takesTheTighter() throws {
        let configured = try RoundLimits(deadline: .seconds(5), maxInFlight: 2000, retries: 3, slowAfter: .seconds(2))

        #expect(
            try budget.limits(remaining: .seconds(60), configured: configured)
                == RoundLimits(deadline: .seconds(5), maxInFlight: 900, retries: 3, slowAfter: .seconds(2))
        )
        #expect(try budget.limits(remaining: .seconds(3), configured: configured).deadline == .milliseconds(2500))
    }
}
