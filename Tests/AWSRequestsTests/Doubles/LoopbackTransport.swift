import NIOCore
import NIOHTTP1
import NIOPosix

@testable import AWSRequests

/// A transport over real sockets, without encryption.
struct LoopbackTransport: AWSTransport {
    func send(_ request: AWSRequest, timeout: Duration) async throws -> AWSResponse {
        do {
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.seconds(timeout.components.seconds))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHTTPClientHandlers()
                        try channel.pipeline.syncOperations.addHandler(
                            NIOHTTPClientResponseAggregator(maxContentLength: 16 << 20)
                        )
                    }
                }
                .connect(host: request.endpoint.host, port: request.endpoint.port).get()
            let answer = channel.eventLoop.makePromise(of: AWSResponse.self)
            // A promise that fails twice keeps its first failure.
            let limit = channel.eventLoop.scheduleTask(in: .seconds(timeout.components.seconds)) {
                answer.fail(AWSError(.noAnswer, "\(request.endpoint) did not answer in time."))
            }
            defer {
                limit.cancel()
                channel.close(promise: nil)
            }
            try await channel.eventLoop.submit {
                try channel.pipeline.syncOperations.addHandler(AnswerReader(answer))
                Self.write(request, to: channel)
            }.get()
            return try await answer.futureResult.get()
        } catch let error as AWSError {
            throw error
        } catch {
            throw AWSError(.noAnswer, "\(request.endpoint) does not answer: \(error)")
        }
    }

    private static func write(_ request: AWSRequest, to channel: any Channel) {
        var head = HTTPRequestHead(version: .http1_1, method: .RAW(value: request.method), uri: request.target)
        for header in request.headers { head.headers.add(name: header.name, value: header.value) }
        if !head.headers.contains(name: "host") { head.headers.add(name: "Host", value: request.endpoint.authority) }
        head.headers.replaceOrAdd(name: "Content-Length", value: "\(request.body.count)")
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: request.body))), promise: nil)
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
    }
}

private final class AnswerReader: ChannelInboundHandler {
    typealias InboundIn = NIOHTTPClientResponseFull

    private let answer: EventLoopPromise<AWSResponse>

    init(_ answer: EventLoopPromise<AWSResponse>) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let response = unwrapInboundIn(data)
        answer.succeed(
            AWSResponse(
                status: Int(response.head.status.code),
                headers: response.head.headers.map { AWSHeader($0.name, $0.value) },
                body: response.body.map { Array($0.readableBytesView) } ?? []
            )
        )
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        answer.fail(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        answer.fail(ChannelError.eof)
    }
}
