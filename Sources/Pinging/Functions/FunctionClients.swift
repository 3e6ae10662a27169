import AWSRequests
import NIOConcurrencyHelpers
import Warming

/// The clients of Lambda that pings share: one for each region and role.
///
/// The files of profiles are read when the first one is needed, and not before: who pings HTTP endpoints only may have
/// any files.
final class FunctionClients: Sendable {
    private struct Key: Hashable {
        let region: String?
        let role: String?
    }

    /// What the clients, and whoever uses them, take from the world around.
    let surroundings: AWSSurroundings
    // Not a Mutex of the standard library, which the thread sanitizer does not see.
    private let clients = NIOLockedValueBox<[Key: AWSClient]>([:])

    init(_ surroundings: AWSSurroundings) {
        self.surroundings = surroundings
    }

    /// The client for a region and a role.
    ///
    /// - Parameters:
    ///   - region: The region; `nil` for that of the surroundings.
    ///   - role: The ARN of a role to take on; `nil` for none.
    /// - Returns: The client, the same each time.
    /// - Throws: `AWSError` when no region is set, or a file of profiles cannot be used.
    func client(region: String?, role: String?) throws(AWSError) -> AWSClient {
        let key = Key(region: region, role: role)
        if let client = clients.withLockedValue({ $0[key] }) { return client }
        let client: AWSClient
        if let role {
            client = try self.client(region: region, role: nil).assuming(AssumedRole(arn: role))
        } else if let region, let base = try? self.client(region: nil, role: nil) {
            client = try base.inRegion(region)
        } else {
            client = try AWSClient(
                AWSSettings(region: region, environment: surroundings.environment),
                in: surroundings
            )
        }
        // Two that ask at the same time share what the first of them has stored, and with it the credentials.
        return clients.withLockedValue { clients in
            if let earlier = clients[key] { return earlier }
            clients[key] = client
            return client
        }
    }
}
