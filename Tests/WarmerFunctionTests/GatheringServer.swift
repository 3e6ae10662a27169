import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// An HTTP server that answers nobody until so many requests are waiting for it, and then all of them.
///
/// Whoever asks one after another never gets an answer.
struct GatheringServer {
    let url: String

    /// Runs `body` with a server that gathers so many requests at a time.
    static func withRunning<Value>(
        gathering count: Int,
        _ body: (GatheringServer) async throws -> Value
    ) async throws -> Value {
        let waiting = NIOLockedValueBox<[any Channel]>([])
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Gatherer(count: count, waiting: waiting))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = GatheringServer(url: "http://127.0.0.1:\(listener.localAddress?.port ?? 0)")
        do {
            let value = try await body(server)
            try await listener.close()
            return value
        } catch {
            try await listener.close()
            throw error
        }
    }
}

/// Takes what it is sent until a head is complete, which is all that a ping has.
private final class Gatherer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let count: Int
    private let waiting: NIOLockedValueBox<[any Channel]>
    private var head = ""

    init(count: Int, waiting: NIOLockedValueBox<[any Channel]>) {
        self.count = count
        self.waiting = waiting
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        head += String(buffer: unwrapInboundIn(data))
        guard head.hasSuffix("\r\n\r\n") else { return }
        let gathered = waiting.withLockedValue { waiting -> [any Channel] in
            waiting.append(context.channel)
            guard waiting.count == count else { return [] }
            defer { waiting = [] }
            return waiting
        }
        for channel in gathered {
            channel.writeAndFlush(ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), promise: nil)
        }
    }
}
