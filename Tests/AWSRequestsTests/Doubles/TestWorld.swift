import NIOConcurrencyHelpers

@testable import AWSRequests

/// A clock that a test sets, chance that it knows, and pauses that take no time.
final class TestWorld: Sendable {
    private struct State {
        var now = WallTime(millisecondsSince1970: 1_764_108_000_000)  // 2025-11-25T22:00:00Z
        var pauses: [Duration] = []
    }

    private let state = NIOLockedValueBox(State())

    /// The time.
    var now: WallTime { state.withLockedValue(\.now) }

    /// The pauses that were asked for.
    var pauses: [Duration] { state.withLockedValue(\.pauses) }

    /// Lets time pass.
    func advance(by duration: Duration) {
        state.withLockedValue { $0.now = $0.now.advanced(by: duration) }
    }

    /// Surroundings in this world.
    func surroundings(
        _ environment: [String: String] = [:],
        transport: any AWSTransport = NoTransport()
    ) -> AWSSurroundings {
        AWSSurroundings(
            environment: environment,
            transport: transport,
            now: { self.now },
            random: { 0.5 },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLockedValue { $0.pauses.append(duration) }
            }
        )
    }

    /// Surroundings whose pauses last until they are called off, for limits that a test does not mean to reach.
    func patient(_ environment: [String: String] = [:], transport: any AWSTransport) -> AWSSurroundings {
        var surroundings = surroundings(environment, transport: transport)
        surroundings.sleep = { _ in
            let (stream, _) = AsyncStream<Never>.makeStream()
            for await _ in stream {}
            throw CancellationError()
        }
        return surroundings
    }
}

/// A place that has credentials.
struct FixedCredentials: CredentialSource {
    var name: String { "a fixed place" }
    var id = "AKIDFIXED"

    func find() throws(AWSError) -> CredentialSearch {
        .found(try AWSCredentials(accessKeyID: id, secretAccessKey: "fixedsecret"))
    }
}

extension AWSClient {
    /// A client with a key, in Europe.
    static func test(_ transport: any AWSTransport, _ world: TestWorld = TestWorld()) throws -> AWSClient {
        let surroundings = world.surroundings(transport: transport)
        return try AWSClient(
            AWSSettings(region: "eu-central-1", environment: [:]),
            credentials: CachedCredentials(FixedCredentials(), in: surroundings),
            in: surroundings
        )
    }
}
