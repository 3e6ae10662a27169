import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix

@testable import AWSRequests

/// A server on this machine that answers as a test says, and remembers what it was asked.
struct LocalServer: Sendable {
    /// Its URL.
    let url: String

    private let log: NIOLockedValueBox<[AWSRequest]>

    /// What it was asked so far, with the whole target as path.
    var requests: [AWSRequest] { log.withLockedValue(\.self) }

    /// Runs `body` while a server runs.
    static func with<Value>(
        _ answer: @escaping @Sendable (AWSRequest) -> AWSResponse,
        _ body: (LocalServer) async throws -> Value
    ) async throws -> Value {
        let log = NIOLockedValueBox<[AWSRequest]>([])
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { connection in
                connection.eventLoop.makeCompletedFuture {
                    try connection.pipeline.syncOperations.configureHTTPServerPipeline()
                    try connection.pipeline.syncOperations.addHandlers([
                        NIOHTTPServerRequestAggregator(maxContentLength: 1 << 20),
                        RequestAnswerer(log: log, answer: answer),
                    ])
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = LocalServer(url: "http://127.0.0.1:\(channel.localAddress?.port ?? 0)", log: log)
        do {
            let value = try await body(server)
            try await channel.close()
            return value
        } catch {
            try await channel.close()
            throw error
        }
    }
}

private final class RequestAnswerer: ChannelInboundHandler {
    typealias InboundIn = NIOHTTPServerRequestFull
    typealias OutboundOut = HTTPServerResponsePart

    private let log: NIOLockedValueBox<[AWSRequest]>
    private let answer: @Sendable (AWSRequest) -> AWSResponse

    init(log: NIOLockedValueBox<[AWSRequest]>, answer: @escaping @Sendable (AWSRequest) -> AWSResponse) {
        self.log = log
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let full = unwrapInboundIn(data)
        let request = AWSRequest(
            full.head.method.rawValue,
            to: AWSEndpoint(isSecure: false, host: "127.0.0.1"),
            path: full.head.uri,
            headers: full.head.headers.map { AWSHeader($0.name, $0.value) },
            body: full.body.map { Array($0.readableBytesView) } ?? []
        )
        log.withLockedValue { $0.append(request) }
        let answer = answer(request)
        var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status))
        for header in answer.headers { head.headers.add(name: header.name, value: header.value) }
        head.headers.replaceOrAdd(name: "Content-Length", value: "\(answer.body.count)")
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
