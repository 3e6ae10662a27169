import NIOCore
import NIOHTTP1

/// Answers the requests of one connection, one after the other.
final class SiteHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let site: DashboardSite
    private var head: HTTPRequestHead?

    init(_ site: DashboardSite) {
        self.site = site
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        // Nothing here takes a body.
        case .body: break
        case .end:
            guard let head else { return }
            self.head = nil
            write(answer(head), to: head, context: context)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Somebody who neither asks nor reads.
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A caller who is gone, or who does not speak HTTP.
        context.close(promise: nil)
    }

    private func answer(_ head: HTTPRequestHead) -> SiteResponse {
        site.answer(
            SiteRequest(
                method: head.method.rawValue,
                target: head.uri,
                host: head.headers.first(name: "host") ?? "",
                authorization: head.headers.first(name: "authorization")
            )
        )
    }

    private func write(_ response: SiteResponse, to request: HTTPRequestHead, context: ChannelHandlerContext) {
        var headers = HTTPHeaders([
            ("Content-Security-Policy", Self.policy), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"),
        ])
        for header in response.headers { headers.replaceOrAdd(name: header.name, value: header.value) }
        let body = ByteBuffer(string: response.body)
        if response.status != 204 {
            headers.add(name: "Content-Type", value: response.type)
            headers.add(name: "Content-Length", value: "\(body.readableBytes)")
        }
        if !request.isKeepAlive { headers.add(name: "Connection", value: "close") }
        let status = HTTPResponseStatus(statusCode: response.status)
        context.write(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))),
            promise: nil
        )
        if request.method != .HEAD, body.readableBytes > 0 {
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        let written = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        guard !request.isKeepAlive else { return }
        written.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }

    /// Pages load their own style sheet and script, and nothing from anywhere else.
    private static let policy = """
        default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'
        """
}
