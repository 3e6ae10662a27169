import JSONText
import NIOCore
import NIOHTTP1
import Synchronization

/// API Gateway in front of the functions: the routes of a template, answered by functions.
///
/// The routes of HTTP APIs and REST APIs share one port. Paths have no stage in front of them, as under a domain of one's
/// own.
final class HTTPAPI: Door {
    /// 10 MB, the quota of API Gateway.
    let bodyLimit = 10 * 1024 * 1024

    private let engine: any InvocationEngine
    private let routes: RouteTable
    private let now: @Sendable () -> Int64
    private let entropy: UInt64
    private let requests = Atomic<UInt64>(0)

    /// Creates the front of an engine.
    ///
    /// - Parameters:
    ///   - engine: What runs the functions.
    ///   - routes: The routes.
    ///   - entropy: Any number; the ids of requests start with it.
    ///   - now: The machine's clock, in milliseconds since 1970.
    init(
        engine: any InvocationEngine,
        routes: [APIRoute],
        entropy: UInt64,
        now: @escaping @Sendable () -> Int64
    ) {
        self.engine = engine
        self.routes = RouteTable(routes)
        self.entropy = entropy
        self.now = now
    }

    func answer(_ request: ServerRequest, on loop: any EventLoop) -> EventLoopFuture<ServerResponse> {
        guard !request.isBodyTooLarge else { return loop.makeSucceededFuture(GatewayAnswer.tooLarge) }
        guard let match = routes.match(method: request.head.method, parts: request.pathParts) else {
            return loop.makeSucceededFuture(GatewayAnswer.notFound(isREST: routes.isREST))
        }
        let gatewayRequest = GatewayRequest(
            request: request,
            match: match,
            id: nextID(),
            time: now(),
            settings: engine.settings
        )
        return invoke(gatewayRequest, on: loop)
    }

    private func invoke(_ request: GatewayRequest, on loop: any EventLoop) -> EventLoopFuture<ServerResponse> {
        let route = request.match.route
        let answer = GatewayAnswer(api: route.api)
        let promise = loop.makePromise(of: ServerResponse.self)
        // Whichever comes first counts; the function goes on without its caller, as on AWS.
        let timer = loop.scheduleTask(in: TimeAmount(route.timeout)) { promise.succeed(answer.timedOut) }
        let invocation = InvocationRequest(
            functionName: route.function,
            qualifier: route.qualifier,
            payload: request.event.bytes(),
            traceID: request.request.header("x-amzn-trace-id")
        )
        engine.submit(invocation) { outcome in
            // On the loop: all invocations share the engine's thread.
            loop.execute {
                timer.cancel()
                promise.succeed(answer.response(to: outcome))
            }
        }
        let id = request.id
        let header = route.api == .rest ? "x-amzn-RequestId" : "apigw-requestid"
        return promise.futureResult.map { response in
            var response = response
            response.headers.add(name: header, value: id)
            return response
        }
    }

    private func nextID() -> String {
        let number = requests.wrappingAdd(1, ordering: .relaxed).newValue
        return String(entropy, radix: 36) + "-" + String(number, radix: 36)
    }
}
