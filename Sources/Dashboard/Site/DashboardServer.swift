import NIOCore
import NIOHTTP1
import NIOPosix

/// Serves a ``DashboardSite`` over HTTP.
public enum DashboardServer: Sendable {
    /// Runs `body` while the site can be reached, and closes all connections when it is done.
    ///
    /// The site's one thread answers one request at a time, so that nobody who looks at it can slow down the rounds.
    ///
    /// - Parameters:
    ///   - site: The site.
    ///   - host: The address to listen on.
    ///   - port: The port; 0 takes any free one.
    ///   - body: Gets the port.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, and ``DashboardError`` when nothing can listen there.
    public static func withOpen<Value: Sendable>(
        _ site: DashboardSite,
        host: String,
        port: Int,
        _ body: (Int) async throws -> Value
    ) async throws -> Value {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let result: Result<Value, any Error>
        do {
            let channel = try await bind(site, host: host, port: port, group: group)
            result = .success(try await body(channel.localAddress?.port ?? port))
        } catch {
            result = .failure(error)
        }
        // Closes whatever is open.
        try? await group.shutdownGracefully()
        return try result.get()
    }

    private static func bind(
        _ site: DashboardSite,
        host: String,
        port: Int,
        group: MultiThreadedEventLoopGroup
    ) async throws(DashboardError) -> any Channel {
        do {
            return try await ServerBootstrap(group: group)
                .serverChannelOption(.backlog, value: 64)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHandler(IdleStateHandler(allTimeout: .seconds(60)))
                        try pipeline.configureHTTPServerPipeline()
                        try pipeline.addHandler(SiteHandler(site))
                    }
                }
                .bind(host: host, port: port)
                .get()
        } catch {
            throw DashboardError(
                .unavailablePort,
                "the dashboard cannot listen on \(host), port \(port): \(error); choose another port."
            )
        }
    }
}
