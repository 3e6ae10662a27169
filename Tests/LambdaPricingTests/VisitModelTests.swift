import LambdaPricing
import Testing

@Suite("Visit model")
struct VisitModelTests {
    /// Exact values for visits at random, busy times at random and a fixed idle lifetime, worked out with other means:
    /// visits a second, busy seconds, idle lifetime, share of cold visits.
    private static let exact: [(Double, Double, Double, Double)] = [
        (0.9, 1.991, 600, 0.00132931), (0.9, 1.991, 360, 0.00230963), (0.9, 1.991, 60, 0.01632734),
        (0.1, 1.991, 600, 0.00709610), (0.01, 1.991, 600, 0.01969481), (0.01, 1.991, 360, 0.04485321),
        (0.002, 1.991, 360, 0.48876510), (10, 0.1, 360, 0.00015123), (100, 0.05, 360, 0.00002322),
        (1, 10, 600, 0.00258654),
    ]

    @Test("The share of cold visits is the exact one to eight places", arguments: exact)
    func exactShares(visitsPerSecond: Double, busySeconds: Double, lifetime: Double, share: Double) throws {
        let model = try VisitModel(
            visitsPerSecond: visitsPerSecond,
            busySeconds: busySeconds,
            idleLifetime: lifetime
        )

        #expect(abs(model.coldShare() - share) < 6e-9)
        #expect(abs(model.needs.reduce(0, +) - 1) < 1e-9)
    }

    @Test("What is kept warm for half of the time leaves half of its cold visits")
    func partlyKept() throws {
        let model = try VisitModel(visitsPerSecond: 0.002, busySeconds: 1.991, idleLifetime: 360)

        let (none, half, one) = (
            model.coldShare(), model.coldShare(keeping: 1, forShare: 0.5), model.coldShare(keeping: 1)
        )

        #expect(abs(none - half - (half - one)) < 1e-12)
        #expect(one > 0 && one < 0.01)
        #expect(model.coldShare(keeping: 2) < one)
        #expect(model.coldShare(keeping: 100) == 0)
    }

    @Test("Where visits rarely meet, fewer of them are colder; longer lifetimes are always warmer")
    func isMonotonic() throws {
        var last = 0.0
        for exponent in 0..<12 {
            let rate = 1 / Double(1 << exponent)
            let share = try VisitModel(visitsPerSecond: rate, busySeconds: 0.1, idleLifetime: 360).coldShare()
            let longer = try VisitModel(visitsPerSecond: rate, busySeconds: 0.1, idleLifetime: 3600).coldShare()
            #expect(longer <= share)
            if rate * 360 < 2 { #expect(share >= last) }
            last = share
        }
    }

    @Test("Extreme numbers have a share, too")
    func extremes() throws {
        for (rate, busy, lifetime) in [(2e6, 1e-6, 2.6e6), (1e-12, 900, 1e-3), (1e-300, 1e-6, 1e6)] {
            let share = try VisitModel(visitsPerSecond: rate, busySeconds: busy, idleLifetime: lifetime).coldShare()
            #expect(0...1.000_001 ~= share, "\(share)")
        }
    }

    @Test("Without visits everything is cold, and nobody sees it")
    func noVisits() throws {
        #expect(try VisitModel(visitsPerSecond: 0, busySeconds: 0.1, idleLifetime: 360).coldShare() == 1)
    }

    @Test("Numbers that make no sense are refused")
    func refuses() {
        for (rate, busy, lifetime) in [
            (-1.0, 1.0, 1.0), (1, 0, 1), (1, 1, 0), (21, 1, 1), (.nan, 1, 1), (.infinity, 1, 1),
        ] {
            #expect(throws: PricingError.self) {
                try VisitModel(visitsPerSecond: rate, busySeconds: busy, idleLifetime: lifetime)
            }
        }
    }
}
