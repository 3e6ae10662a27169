import Chance
import Kernel
import Testing

@testable import LambdaEmulator

@Suite("The pool")
struct PoolTests {
    @Test(
        "The choice among idle environments is the one that was asked for",
        arguments: [
            (EnvironmentChoice.mostRecentlyUsed, 1), (.leastRecentlyUsed, 2), (.newest, 3), (.oldest, 1),
        ]
    )
    func choice(choice: EnvironmentChoice, expected: Int) {
        var pool = IdlePool()
        var generator = SeededGenerator(seed: 1)
        for environment in [2, 3, 1] { pool.add(environment) }

        #expect(pool.take(choice, using: &generator) == expected)
        #expect(pool.count == 2)
    }

    @Test("A random choice takes each in its turn, and the same ones for the same seed")
    func randomChoice() {
        func taken(seed: UInt64) -> [Int] {
            var pool = IdlePool()
            var generator = SeededGenerator(seed: seed)
            for environment in 1...20 { pool.add(environment) }
            return (1...20).compactMap { _ in pool.take(.random, using: &generator) }
        }

        #expect(taken(seed: 3).sorted() == Array(1...20))
        #expect(taken(seed: 3) == taken(seed: 3))
        #expect(taken(seed: 3) != taken(seed: 4))
    }

    @Test("An environment that was removed is not taken, and an empty pool has none")
    func removal() {
        var pool = IdlePool()
        var generator = SeededGenerator(seed: 1)
        pool.add(1)
        pool.remove(1)

        #expect(pool.take(.mostRecentlyUsed, using: &generator) == nil)
        #expect(pool.take(.random, using: &generator) == nil)
    }

    @Test("What a function has reserved is its own and its limit, and the others share the rest")
    func gate() throws {
        var reserving = OddEmulator.function("a")
        reserving.reservedConcurrency = 1
        var gate = ConcurrencyGate(limit: 3, functions: [reserving, OddEmulator.function("b")])

        try gate.admit("a")
        #expect(throws: ThrottleExcuse(.reservedConcurrency)) { try gate.admit("a") }
        try gate.admit("b")
        try gate.admit("b")
        #expect(throws: ThrottleExcuse(.concurrency)) { try gate.admit("b") }
        gate.release("b")
        gate.release("a")
        try gate.admit("b")
        try gate.admit("a")
    }

    @Test("A function that has reserved nothing to run with never runs")
    func nothingReserved() {
        var function = OddEmulator.function("a")
        function.reservedConcurrency = 0
        var gate = ConcurrencyGate(limit: 3, functions: [function])

        #expect(throws: ThrottleExcuse(.reservedConcurrency)) { try gate.admit("a") }
    }

    @Test("Environments may be started at the rate, and what is not used does not add up")
    func scaling() {
        let start = MonotonicInstant(nanoseconds: 0)
        var budget = ScalingBudget(rate: ScalingRate(environments: 4, period: .seconds(8)), now: start)

        let atOnce = (1...5).map { _ in budget.take(now: start) }
        let tooEarly = budget.take(now: start.advanced(by: .milliseconds(1900)))
        let refilled = budget.take(now: start.advanced(by: .milliseconds(2001)))
        let again = budget.take(now: start.advanced(by: .milliseconds(2002)))
        let muchLater = (1...5).map { _ in budget.take(now: start.advanced(by: .seconds(1000))) }

        #expect(atOnce == [true, true, true, true, false])
        #expect(!tooEarly && refilled && !again)
        #expect(muchLater == atOnce)
    }

    @Test(
        "An idle lifetime is drawn as its rule says",
        arguments: [
            (IdleLifetime.fixed(.seconds(5)), 0.3, Duration.seconds(5)),
            (.range(.seconds(10)...(.seconds(20))), 0, .seconds(10)),
            (.range(.seconds(10)...(.seconds(20))), 0.5, .seconds(15)),
            (
                .quantiles([.init(share: 0.5, time: .seconds(10)), .init(share: 0.9, time: .seconds(30))]), 0.25,
                .seconds(5)
            ),
            (
                .quantiles([.init(share: 0.5, time: .seconds(10)), .init(share: 0.9, time: .seconds(30))]), 0.7,
                .seconds(20)
            ),
            (
                .quantiles([.init(share: 0.5, time: .seconds(10)), .init(share: 0.9, time: .seconds(30))]), 0.95,
                .seconds(30)
            ),
        ]
    )
    func idleLifetime(lifetime: IdleLifetime, chance: Double, expected: Duration) {
        let difference = lifetime.draw(chance) - expected
        #expect(abs(difference / .seconds(1)) < 0.001)
    }

    @Test("A request's id is a random UUID, and no two are the same")
    func requestIDs() throws {
        var generator = SeededGenerator(seed: 9)
        let ids = (1...1000).map { _ in generator.requestID() }

        let pattern = try Regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        for id in ids { #expect(id.wholeMatch(of: pattern) != nil) }
        #expect(Set(ids).count == 1000)
    }
}
