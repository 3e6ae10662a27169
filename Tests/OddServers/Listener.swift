internal import NIOConcurrencyHelpers
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// The socket of a server, and the connections that it accepted.
struct Listener {
    /// One thread for all servers of the process, apart from whatever the client under test runs on.
    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    /// Room for every connection of a large round that is opened before the first one is accepted.
    private static let backlog: Int32 = 4096

    let server: OddServer
    private let channel: any Channel
    private let connections = NIOLockedValueBox<[Int: any Channel]>([:])

    /// Binds the socket and begins to accept connections.
    init(_ behaviours: [Behaviour], on loopback: OddServer.Loopback, tls: ServerTLS?) async throws {
        precondition(!behaviours.isEmpty, "A server needs at least one behaviour.")
        let log = ServerLog()
        let context = try tls.map { try NIOSSLContext(configuration: $0.configuration()) }
        channel = try await ServerBootstrap(group: Self.group)
            .serverChannelOption(.backlog, value: Self.backlog)
            .childChannelInitializer { [connections] connection in
                connection.eventLoop.makeCompletedFuture {
                    let number = log.connectionOpened()
                    connections.withLockedValue { $0[number] = connection }
                    connection.closeFuture.whenComplete { _ in
                        _ = connections.withLockedValue { $0.removeValue(forKey: number) }
                        log.connectionClosed(number)
                    }
                    let tap = context.map { _ in HandshakeTap() }
                    if let context, let tap {
                        try connection.pipeline.syncOperations.addHandlers(tap, NIOSSLServerHandler(context: context))
                    }
                    let behaviour = behaviours[min(number, behaviours.count) - 1]
                    try connection.pipeline.syncOperations.addHandler(
                        ConnectionHandler(number: number, behaviour: behaviour, log: log, tap: tap)
                    )
                }
            }
            .bind(host: loopback.rawValue, port: 0)
            .get()
        server = OddServer(
            loopback: loopback,
            port: channel.localAddress?.port ?? 0,
            isSecure: tls != nil,
            log: log
        )
    }

    /// Closes the socket and every connection, and waits until all of them are closed.
    func stop() async {
        try? await channel.close().get()
        // Connections are accepted on the thread that has just closed the socket, so that there are no more to come.
        let open = connections.withLockedValue { Array($0.values) }
        for connection in open {
            connection.eventLoop.execute { connection.closeAtOnce() }
        }
        for connection in open {
            try? await connection.closeFuture.get()
        }
        server.log.finish()
    }
}
