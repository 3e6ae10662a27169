import NIOCore
import NIOHTTP1
import NIOPosix

/// Opens doors on ports of this machine.
enum DoorServer {
    /// Runs `body` while doors are open, and closes them and all of their connections when it is done.
    ///
    /// - Parameters:
    ///   - doors: Each with the port that it gets; port 0 takes any free one.
    ///   - host: The address to listen on.
    ///   - body: Gets the ports, in the order of the doors.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, and ``EmulatorError`` with the code ``EmulatorError/Code/unavailablePort``.
    static func withOpen<Value: Sendable>(
        _ doors: [(door: any Door, port: Int)],
        host: String,
        _ body: ([Int]) async throws -> Value
    ) async throws -> Value {
        // Not a group of their own: an invocation may outlive its door, and its answer still needs a loop to end on.
        let group = MultiThreadedEventLoopGroup.singleton
        let channels = OpenChannels()
        do {
            var ports: [Int] = []
            for (door, port) in doors {
                ports.append(try await open(door, host: host, port: port, group: group, channels: channels))
            }
            let value = try await body(ports)
            await channels.closeAll()
            return value
        } catch {
            await channels.closeAll()
            throw error
        }
    }

    private static func open(
        _ door: any Door,
        host: String,
        port: Int,
        group: MultiThreadedEventLoopGroup,
        channels: OpenChannels
    ) async throws(EmulatorError) -> Int {
        do {
            let channel = try await ServerBootstrap(group: group)
                .serverChannelOption(.backlog, value: 1024)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelInitializer { channel in
                    channels.add(channel)
                    return channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                        try channel.pipeline.syncOperations.addHandler(DoorHandler(door: door))
                    }
                }
                .bind(host: host, port: port)
                .get()
            channels.add(channel)
            return channel.localAddress?.port ?? port
        } catch {
            let message = "nothing can listen on \(host), port \(port): \(error); choose another port"
            throw EmulatorError(.unavailablePort, message)
        }
    }
}

extension EmulatorError.Code {
    /// A port that another program has, or an address that is not this machine's.
    public static let unavailablePort = EmulatorError.Code(description: "unavailable-port")
}
