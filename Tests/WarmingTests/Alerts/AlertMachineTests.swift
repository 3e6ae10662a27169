import Testing

@testable import Warming

@Suite("Alert machine")
struct AlertMachineTests {
    @Test("A target is told of once when it has been bad often enough, and once when it is well again")
    func tellsOnce() throws {
        let bench = try Bench(after: 3)

        #expect(bench.round(["orders": .bad]) == nil)
        #expect(bench.round(["orders": .bad]) == nil)
        let started = try #require(bench.round(["orders": .bad]))
        #expect(bench.arrives() == nil)
        #expect(bench.round(["orders": .bad]) == nil)
        let over = try #require(bench.round(["orders": .good]))
        #expect(bench.arrives() == nil)
        #expect(bench.round(["orders": .good]) == nil)

        #expect(started.over.isEmpty && over.started.isEmpty)
        #expect(started.started.map(\.target) == ["orders"] && over.over.map(\.target) == ["orders"])
        #expect(started.started[0].rounds == 3 && over.over[0].rounds == 4)
        #expect(started.started[0].since == Bench.moment(1) && over.over[0].since == Bench.moment(1))
        #expect(started.time == Bench.moment(3) && started.round == "3")
        #expect(started.started[0].problem.outcome == .connectionRefused)
    }

    @Test("A good round between bad ones begins the count anew")
    func countsInARow() throws {
        let bench = try Bench(after: 2)

        let messages = [Health.bad, .good, .bad, .good, .bad].map { bench.round(["orders": $0]) }

        #expect(messages.allSatisfy { $0 == nil })
        #expect(bench.round(["orders": .bad])?.started[0].since == Bench.moment(5))
    }

    @Test("Targets are told of each by itself, and together when it happens in one round")
    func keepsApart() throws {
        let bench = try Bench(after: 1)

        let first = try #require(bench.round(["orders": .bad, "catalog": .bad, "stock": .good]))
        #expect(bench.arrives() == nil)
        let second = try #require(bench.round(["orders": .bad, "catalog": .good, "stock": .bad]))

        #expect(first.started.map(\.target) == ["catalog", "orders"] && first.over.isEmpty)
        #expect(second.started.map(\.target) == ["stock"] && second.over.map(\.target) == ["catalog"])
    }

    @Test("A message that did not arrive is sent again with the next round, and then not once more")
    func triesAgain() throws {
        let bench = try Bench(after: 1)

        _ = try #require(bench.round(["orders": .bad]))
        #expect(bench.fails() == nil)
        let again = try #require(bench.round(["orders": .bad]))
        #expect(bench.arrives() == nil)
        #expect(bench.round(["orders": .bad]) == nil)
        _ = try #require(bench.round(["orders": .good]))
        #expect(bench.fails() == nil)
        let over = try #require(bench.round(["orders": .good]))
        #expect(bench.arrives() == nil)
        #expect(bench.round(["orders": .good]) == nil)

        #expect(again.started[0].rounds == 2)
        #expect(over.over[0].rounds == 3)
    }

    @Test("What was over before anybody heard of it is not told")
    func forgetsUnheard() throws {
        let bench = try Bench(after: 1)

        _ = try #require(bench.round(["orders": .bad]))
        #expect(bench.fails() == nil)

        #expect(bench.round(["orders": .good]) == nil)
    }

    @Test("A round that ends while a message is under way is told of after it")
    func waits() throws {
        let bench = try Bench(after: 1)

        _ = try #require(bench.round(["orders": .bad]))
        #expect(bench.round(["orders": .good]) == nil)
        let over = try #require(bench.arrives())
        #expect(bench.round(["orders": .good, "catalog": .bad]) == nil)
        let later = try #require(bench.fails())

        #expect(over.over.map(\.target) == ["orders"])
        #expect(later.over.map(\.target) == ["orders"] && later.started.map(\.target) == ["catalog"])
    }

    @Test("Bad rounds that end while a message is under way are counted, and do not begin another alert")
    func countsMeanwhile() throws {
        let bench = try Bench(after: 2)

        _ = bench.round(["orders": .bad])
        let started = try #require(bench.round(["orders": .bad]))
        #expect(bench.round(["orders": .bad]) == nil)
        #expect(bench.round(["orders": .good]) == nil)
        let over = try #require(bench.arrives())

        #expect(started.started.map(\.rounds) == [2])
        #expect(over.started.isEmpty && over.over.map(\.rounds) == [3])
    }

    @Test("A target that is in no round any more is over, once all that were searched for are known")
    func endsWithTarget() throws {
        let bench = try Bench(after: 1)
        _ = try #require(bench.round(["orders": .bad, "catalog": .good]))
        #expect(bench.arrives() == nil)

        #expect(bench.round(["search": .bad])?.over.isEmpty == true)
        #expect(bench.arrives() == nil)

        #expect(bench.round(["catalog": .good])?.over.map(\.target) == ["orders", "search"])
    }

    @Test(
        "Cold environments count from beyond a share of those that were warmed, and only where one is asked for",
        arguments: [(20, 2, false), (20, 3, true), (0, 1, true), (0, 0, false), (nil, 10, false)]
    )
    func countsCold(share: Int?, cold: Int, isBad: Bool) throws {
        let bench = try Bench(after: 1, coldShare: share)

        let message = bench.round(["orders": .cold(cold)])

        #expect((message != nil) == isBad)
        if isBad { #expect(message?.started[0].problem.text == "\(cold) of 10 cold") }
    }

    @Test("A target that was not warmed before may be cold")
    func allowsFirstStart() throws {
        let bench = try Bench(after: 1, coldShare: 0)

        #expect(bench.round(["orders": .cold(10)], wasWarmed: false) == nil)
    }

    private enum Health {
        case good
        case bad
        /// So many of ten environments.
        case cold(Int)
    }

    /// A machine, and the rounds that it has seen.
    private final class Bench {
        private var machine: AlertMachine
        private var rounds = 0

        init(after rounds: Int, coldShare: Int? = nil) throws {
            machine = AlertMachine(
                try Alert(url: HTTPURL("https://hooks.example/x"), after: rounds, coldShare: coldShare)
            )
        }

        /// When the round with this number starts.
        static func moment(_ round: Int) -> Timestamp { Timestamp(secondsSince1970: 300 * Int64(round)) }

        func arrives() -> AlertMessage? { machine.deliveryEnded(arrived: true) }

        func fails() -> AlertMessage? { machine.deliveryEnded(arrived: false) }

        func round(_ targets: [String: Health], wasWarmed: Bool = true) -> AlertMessage? {
            rounds += 1
            guard
                let report = try? RoundReport(
                    id: "\(rounds)",
                    startedAt: Self.moment(rounds),
                    limits: RoundLimits(maxInFlight: 100),
                    wallTime: .milliseconds(310),
                    targets: targets.map { try Self.target($0, $1, wasWarmed: wasWarmed) }
                )
            else { return nil }
            return machine.roundEnded(report)
        }

        private static func target(_ name: String, _ health: Health, wasWarmed: Bool) throws -> TargetReport {
            switch health {
            case .good:
                TargetReport(target: try .named(name), pings: [.sent(.good())], wasWarmed: wasWarmed)
            case .bad:
                TargetReport(
                    target: try .named(name),
                    pings: [.sent(.failed(.connectionRefused))],
                    wasWarmed: wasWarmed
                )
            case .cold(let count):
                TargetReport(
                    target: try .named(name, environments: 10),
                    pings: (0..<10).map { .sent(.proven(by: "e\($0)", isCold: $0 < count)) },
                    wasWarmed: wasWarmed
                )
            }
        }
    }
}
