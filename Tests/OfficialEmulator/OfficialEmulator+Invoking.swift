import NIOCore
import NIOHTTP1
import NIOPosix

extension OfficialEmulator {
    /// Sends an event to the function and waits for what comes back.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - headers: Headers of the request, such as `X-Amz-Client-Context` and `X-Amz-Tenant-Id`.
    /// - Returns: What came back.
    /// - Throws: An error of the connection.
    public func invoke(_ event: [UInt8], headers: [String: String] = [:]) async throws -> EmulatedAnswer {
        let answer = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: Int(invokePort.number)) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let answer = channel.eventLoop.makePromise(of: EmulatedAnswer.self)
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(
                        Exchange(event: event, headers: HTTPHeaders(Array(headers)), answer: answer)
                    )
                    return answer.futureResult
                }
            }
        return try await answer.get()
    }

    /// Sends an event to the function and waits for what comes back.
    public func invoke(_ event: String, headers: [String: String] = [:]) async throws -> EmulatedAnswer {
        try await invoke(Array(event.utf8), headers: headers)
    }
}

/// Sends one request when the connection stands, and collects its answer.
private final class Exchange: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    /// The connection ended before the answer did.
    private struct Truncated: Error {}

    private let event: [UInt8]
    private let headers: HTTPHeaders
    private let promise: EventLoopPromise<EmulatedAnswer>
    private var answer = EmulatedAnswer(status: 0, body: [])

    init(event: [UInt8], headers: HTTPHeaders, answer: EventLoopPromise<EmulatedAnswer>) {
        self.event = event
        self.headers = headers
        promise = answer
    }

    func channelActive(context: ChannelHandlerContext) {
        var head = HTTPRequestHead(
            version: .http1_1,
            method: .POST,
            uri: "/2015-03-31/functions/function/invocations",
            headers: headers
        )
        head.headers.add(name: "Host", value: "127.0.0.1")
        head.headers.add(name: "Content-Length", value: "\(event.count)")
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: event)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            answer.status = Int(head.status.code)
        case .body(let buffer):
            answer.body += Array(buffer: buffer)
        case .end:
            promise.succeed(answer)
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
        context.close(promise: nil)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        promise.fail(Truncated())
    }
}
