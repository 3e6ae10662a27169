package import AWSRequests
import Kernel
import Warming

/// Calls of AWS other than pings, over a loop and with the certificates that pings have.
package enum AWSConnection {
    /// Runs `body` with a client of AWS, and ends what it needed when `body` is done.
    ///
    /// - Parameters:
    ///   - settings: What a pinger needs from outside.
    ///   - region: The region; `nil` for that of the environment or the profile.
    ///   - role: The ARN of a role to take on; `nil` for none.
    ///   - body: What to do with the client, which must not be used after it.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws; `AWSError` when there is no region, or a file of profiles cannot be used;
    ///   ``PingingError`` when the system has no thread or descriptor left.
    package static func withClient<Value: Sendable>(
        _ settings: PingerSettings,
        region: String?,
        role: String? = nil,
        _ body: (AWSClient) async throws -> Value
    ) async throws -> Value {
        do {
            return try await EventLoop.withRunning { loop in
                try await body(
                    FunctionClients(AWSSurroundings(settings, over: loop)).client(region: region, role: role)
                )
            }
        } catch let error as SystemError {
            throw PingingError(.outOfResources, "AWS cannot be called: \(error.reason) (\(error.call)).")
        }
    }
}

extension AWSSurroundings {
    /// What calls of AWS take from the world around a pinger.
    init(_ settings: PingerSettings, over loop: EventLoop) {
        self.init(
            environment: settings.environment,
            transport: LoopTransport(loop: loop, trust: settings.trust, userAgent: settings.userAgent),
            now: { WallTime(millisecondsSince1970: settings.now().millisecondsSince1970) },
            random: settings.random,
            sleep: { try await loop.sleep(for: $0) }
        )
    }
}
