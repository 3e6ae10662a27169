import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import OddServers

/// What a client received on one connection, and how that ended.
struct Received: Sendable {
    var bytes: [UInt8] = []
    /// Whether the server ended the connection in an orderly way.
    var isEnded = false
    var error: (any Error)?

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var isReset: Bool { (error as? IOError)?.errnoCode == ECONNRESET }
}

/// Sends bytes to a server and reads what comes back.
///
/// - Parameters:
///   - request: What to send at once; `nil` to send nothing.
///   - server: Where to send it.
///   - tls: How to speak TLS; `nil` for not at all.
///   - enough: Whether what has come is enough. Without it, reading goes on to the end of the connection.
/// - Returns: What came.
/// - Throws: An error of the client's own; one of the connection's is in what is returned.
func exchange(
    _ request: String? = "GET / HTTP/1.1\r\nHost: odd\r\n\r\n",
    with server: OddServer,
    tls: TLSConfiguration? = nil,
    until enough: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
) async throws -> Received {
    let context = try tls.map(NIOSSLContext.init(configuration:))
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    let received: EventLoopFuture<Received>
    let channel: any Channel
    do {
        (received, channel) = try await bootstrap.connect(host: server.loopback.rawValue, port: server.port) {
            channel in
            channel.eventLoop.makeCompletedFuture {
                if let context {
                    let handler = try NIOSSLClientHandler(context: context, serverHostname: "localhost")
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
                let received = channel.eventLoop.makePromise(of: Received.self)
                try channel.pipeline.syncOperations.addHandler(Receiver(received, enough))
                return (received.futureResult, channel)
            }
        }
    } catch let error as NIOConnectionError {
        // A reset can come so early that it is connecting that fails.
        return Received(error: error.connectionErrors.first?.error)
    }
    if let request { channel.writeAndFlush(ByteBuffer(string: request), promise: nil) }
    return try await withTaskCancellationHandler {
        try await received.get()
    } onCancel: {
        channel.close(promise: nil)
    }
}

/// Collects what comes on a connection until it is enough or the connection ends, and closes the connection then.
private final class Receiver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let promise: EventLoopPromise<Received>
    private let enough: @Sendable ([UInt8]) -> Bool
    private var received = Received()

    init(_ promise: EventLoopPromise<Received>, _ enough: @escaping @Sendable ([UInt8]) -> Bool) {
        self.promise = promise
        self.enough = enough
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.bytes += Array(buffer: unwrapInboundIn(data))
        guard enough(received.bytes) else { return }
        promise.succeed(received)
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        received.error = error
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        received.isEnded = received.error == nil
        promise.succeed(received)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        promise.succeed(received)  // for a connection that never became active
    }
}
