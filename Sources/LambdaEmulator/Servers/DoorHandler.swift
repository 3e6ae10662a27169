import NIOCore
import NIOHTTP1

/// Collects the requests of one connection for a ``Door``, and writes its answers.
///
/// The pipelining handler in front of it holds back a request until the one before it is answered.
final class DoorHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let door: any Door
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    private var isBodyTooLarge = false
    private var sourceAddress = ""

    init(door: any Door) {
        self.door = door
    }

    func channelActive(context: ChannelHandlerContext) {
        sourceAddress = context.channel.remoteAddress?.ipAddress ?? "127.0.0.1"
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = ByteBuffer()
            isBodyTooLarge = false
            if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
                let go = HTTPResponseHead(version: .http1_1, status: .continue)
                context.writeAndFlush(wrapOutboundOut(.head(go)), promise: nil)
            }
        case .body(var part):
            guard body.readableBytes + part.readableBytes <= door.bodyLimit, !isBodyTooLarge else {
                isBodyTooLarge = true
                body = ByteBuffer()
                return
            }
            // Most bodies come in one part, which then needs no copy.
            if body.readableBytes == 0 { body = part } else { body.writeBuffer(&part) }
        case .end:
            answer(context: context)
        }
    }

    private func answer(context: ChannelHandlerContext) {
        guard let head else { return }
        let request = ServerRequest(
            head: head,
            body: body,
            isBodyTooLarge: isBodyTooLarge,
            sourceAddress: sourceAddress
        )
        self.head = nil
        body = ByteBuffer()
        door.answer(request, on: context.eventLoop).hop(to: context.eventLoop).assumeIsolated().whenSuccess {
            response in
            self.write(response, to: head, context: context)
        }
    }

    private func write(_ response: ServerResponse, to request: HTTPRequestHead, context: ChannelHandlerContext) {
        var headers = response.headers
        let hasNoBody = response.status == 204 || response.status == 304
        if !hasNoBody {
            headers.replaceOrAdd(name: "content-length", value: String(response.body.readableBytes))
        }
        if !request.isKeepAlive {
            headers.replaceOrAdd(name: "connection", value: "close")
        }
        let head = HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(statusCode: response.status),
            headers: headers
        )
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !hasNoBody, request.method != .HEAD, response.body.readableBytes > 0 {
            context.write(wrapOutboundOut(.body(.byteBuffer(response.body))), promise: nil)
        }
        let written = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        guard !request.isKeepAlive else { return }
        written.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A caller who is gone, or who does not speak HTTP.
        context.close(promise: nil)
    }
}
