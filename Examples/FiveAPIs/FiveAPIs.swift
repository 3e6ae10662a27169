import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// Five little APIs on ports of their own, each with a health check that takes its time.
///
/// Prints the URL of each and then `# ready`, and serves until standard input ends.
@main
enum FiveAPIs {
    private static let delays: KeyValuePairs<String, TimeAmount> = [
        "orders": .milliseconds(300), "customers": .milliseconds(350), "catalog": .milliseconds(400),
        "payments": .milliseconds(450), "shipping": .milliseconds(500),
    ]

    static func main() async throws {
        for (name, delay) in delays {
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.backlog, value: 1024)
                .childChannelInitializer { channel in
                    channel.pipeline.configureHTTPServerPipeline().flatMapThrowing {
                        try channel.pipeline.syncOperations.addHandler(HealthCheck(name: name, delay: delay))
                    }
                }
                .bind(host: "127.0.0.1", port: 0)
                .get()
            tell("http://127.0.0.1:\(channel.localAddress?.port ?? 0)/\(name)/health")
        }
        tell("# ready")
        while readLine() != nil {}
    }
}

extension FiveAPIs {
    /// Writes a line at once: whoever reads the pipe waits for it.
    private static func tell(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}

/// Answers every request with a line of JSON, after a while.
private final class HealthCheck: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let name: String
    private let delay: TimeAmount

    init(name: String, delay: TimeAmount) {
        self.name = name
        self.delay = delay
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .end = unwrapInboundIn(data) else { return }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: delay) {
            let (handler, context) = bound.value
            handler.answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        let body = context.channel.allocator.buffer(string: "{\"api\":\"\(name)\",\"status\":\"ok\"}\n")
        let headers: HTTPHeaders = ["content-type": "application/json", "content-length": "\(body.readableBytes)"]
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
