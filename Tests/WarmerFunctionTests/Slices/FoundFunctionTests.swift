import JSONText
import Testing
import Warming

@testable import WarmerFunction

@Suite("Found functions in slices", .timeLimit(.minutes(1)))
struct FoundFunctionTests {
    private static let prefix = "arn:aws:lambda:eu-central-1:123456789012:function:"

    /// Two searches among endpoints.
    private static let configuration = """
        {"slice": 2, "targets": [
            "https://api.example.com/orders",
            {"discover": {"tag": "keepwarm"}, "role": "arn:aws:iam::123456789012:role/warmer"},
            {"discover": {"tag": "prewarm"}, "dialect": "prewarm", "qualifier": "live", "hold": "75ms"}
        ]}
        """

    @Test("What the first invocation has found is pinged by the slices as it would have been, without a search")
    func handsFindingsOn() async throws {
        let letters = Letterbox()
        let pinger = FindingPinger { target, discovery in
            try (0..<3).map { number in
                let name = discovery.tag == "keepwarm" ? "a\(number)" : "b\(number)"
                return try target.found(Self.prefix + name, by: discovery, environments: number == 1 ? 2 : 1)
            }
        }
        var first = try handler(pinger)
        first.handOver = letters.take

        _ = try await first.handle([], context("a"))
        #expect(pinger.searches == 1)
        for event in letters.events {
            var other = try handler(pinger)
            _ = try await other.handle(event, context())
        }

        #expect(pinger.searches == 1)
        let whole = FindingPinger(pinger.find)
        var unsliced = try handler(whole, Self.configuration.replacing(#""slice": 2"#, with: #""slice": 100"#))
        _ = try await unsliced.handle([], context())
        #expect(whole.pings.count == 9)
        let key = { (ping: Ping) in "\(ping.target.name) \(ping.environment)" }
        #expect(
            pinger.pings.sorted { key($0) < key($1) }.map(\.target)
                == whole.pings.sorted { key($0) < key($1) }.map(\.target)
        )
    }

    @Test("A search that failed stays with the first invocation, is not made again, and says why")
    func keepsFailures() async throws {
        let letters = Letterbox()
        let pinger = FindingPinger { target, discovery in
            guard discovery.tag == "keepwarm" else { return nil }
            return try (0..<5).map { try target.found("\(Self.prefix)a\($0)", by: discovery, environments: 1) }
        }
        var first = try handler(pinger)
        first.handOver = letters.take

        let report = try JSONParser.parse(await first.handle([], context())).value

        #expect(pinger.searches == 1)
        #expect(pinger.pings.map(\.target.name).contains("tag prewarm"))
        #expect(report["health"] == "failed")
        let handedOn = try letters.slices().flatMap { $0.found ?? [] }
        #expect(handedOn.allSatisfy { $0.search == 1 })
    }

    @Test("However long the names are, an event stays below what Lambda takes")
    func keepsSize() async throws {
        let letters = Letterbox()
        let names = (0..<900).map { "\($0)\(String(repeating: "x", count: 1000))" }
        var handler = try WarmerFunctionTests.handler(names, pinger: ToldPinger(), top: #""slice": 300, "#)
        handler.handOver = letters.take

        _ = try await handler.handle([], context())

        let slices = try letters.slices()
        #expect(letters.events.allSatisfy { $0.count <= 256 * 1024 })
        #expect(slices.count == 4)
        #expect(Set(slices.map(\.slice)) == [2, 3, 4, 5] && slices.allSatisfy { $0.of == 5 })
        #expect(Set(slices.flatMap { $0.only ?? [] }).count == 600)
    }

    @Test(
        "The function that slices go to is the one that was invoked, under its alias",
        arguments: [
            ("\(prefix)keepwarm", "\(prefix)keepwarm", nil), ("\(prefix)keepwarm:$LATEST", "\(prefix)keepwarm", nil),
            ("\(prefix)keepwarm:live", "\(prefix)keepwarm", "live"), ("", "shop-warmer", "7"),
        ]
    )
    func namesItself(arn: String, name: String, qualifier: String?) throws {
        let settings = try WarmerSettings(environment: [
            "AWS_LAMBDA_FUNCTION_NAME": "shop-warmer", "AWS_LAMBDA_FUNCTION_VERSION": "7",
        ])

        let function = try settings.ownFunction(invokedAs: arn)

        #expect(function.name == name)
        #expect(function.qualifier == qualifier)
    }

    private func handler(
        _ pinger: FindingPinger,
        _ configuration: String = configuration
    ) throws -> WarmerHandler<ContinuousClock> {
        try WarmerFunctionTests.handler(
            [],
            pinger: pinger,
            environment: ["AWS_LAMBDA_FUNCTION_NAME": "shop-warmer", "KEEPWARM_CONFIG": configuration]
        )
    }
}

/// A pinger whose searches find what a test decides; `nil` fails a search.
final class FindingPinger: Pinger {
    let find: @Sendable (Target, FunctionDiscovery) throws -> [Target]?
    private let state = Locked<(pings: [Ping], searches: Int)>(([], 0))

    init(_ find: @escaping @Sendable (Target, FunctionDiscovery) throws -> [Target]?) {
        self.find = find
    }

    /// The pings so far.
    var pings: [Ping] { state.value.pings }

    /// How many times somebody asked for a search.
    var searches: Int { state.value.searches }

    func ping(_ ping: Ping) async -> Answer {
        state.update { $0.pings.append(ping) }
        guard case .discovery = ping.target.destination else { return answered() }
        return Answer(outcome: Outcome(.accessDenied, "allow lambda:ListFunctions on *"), latency: .zero)
    }

    func resolved(_ targets: [Target], within limit: Duration?) async -> [Target] {
        state.update { $0.searches += 1 }
        return targets.flatMap { target in
            guard case .discovery(let discovery) = target.destination else { return [target] }
            return (try? find(target, discovery)) ?? [target]
        }
    }
}
