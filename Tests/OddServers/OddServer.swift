/// A server on this machine that does what its behaviour says, in HTTP or not.
///
/// It lives inside ``withOddServer(_:on:tls:_:)``.
public struct OddServer: Sendable {
    /// The address that a server listens on.
    public enum Loopback: String, Sendable, CaseIterable {
        /// `127.0.0.1`
        case ipv4 = "127.0.0.1"
        /// `::1`
        case ipv6 = "::1"
    }

    /// The address that it listens on.
    public let loopback: Loopback

    /// The port that it listens on.
    public let port: Int

    /// Whether it speaks TLS.
    public let isSecure: Bool

    /// What has happened on it.
    public let log: ServerLog

    /// The URL of a path on this server.
    ///
    /// - Parameters:
    ///   - path: The path and query.
    ///   - host: The host as the URL shall name it; `nil` for the address that the server listens on.
    /// - Returns: The URL.
    public func url(_ path: String = "/", host: String? = nil) -> String {
        let address = loopback == .ipv6 ? "[\(loopback.rawValue)]" : loopback.rawValue
        return "\(isSecure ? "https" : "http")://\(host ?? address):\(port)\(path)"
    }
}

/// Runs `body` with a server that treats every connection alike, and stops the server when `body` is done.
///
/// A server that cannot start fails the call. At the end every connection is closed at once, whatever state it is in.
///
/// - Parameters:
///   - behaviour: What the server does with each connection.
///   - loopback: The address to listen on.
///   - tls: How the server speaks TLS; `nil` for a server that does not.
///   - body: What to do while the server runs.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws, or the reason why the server could not start.
public func withOddServer<Value>(
    _ behaviour: Behaviour,
    on loopback: OddServer.Loopback = .ipv4,
    tls: ServerTLS? = nil,
    _ body: (OddServer) async throws -> Value
) async throws -> Value {
    try await withOddServer(inTurn: [behaviour], on: loopback, tls: tls, body)
}

/// Runs `body` with a server that treats its first connection, its second one and so on each in a way of its own, and
/// all further ones like the last.
///
/// - Parameters:
///   - behaviours: What the server does with each connection; at least one.
///   - loopback: The address to listen on.
///   - tls: How the server speaks TLS; `nil` for a server that does not.
///   - body: What to do while the server runs.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws, or the reason why the server could not start.
public func withOddServer<Value>(
    inTurn behaviours: [Behaviour],
    on loopback: OddServer.Loopback = .ipv4,
    tls: ServerTLS? = nil,
    _ body: (OddServer) async throws -> Value
) async throws -> Value {
    let listener = try await Listener(behaviours, on: loopback, tls: tls)
    do {
        let value = try await body(listener.server)
        await listener.stop()
        return value
    } catch {
        await listener.stop()
        throw error
    }
}
