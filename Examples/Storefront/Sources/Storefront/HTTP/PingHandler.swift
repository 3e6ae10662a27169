import LambdaRuntime
import Warmup

/// Answers the pings that invoke the function directly, and hands on what API Gateway sends.
struct PingHandler<Requests: InvocationHandler>: InvocationHandler {
    let warmup: Warmup
    let prime: () throws -> Void
    var requests: Requests

    mutating func handle(_ event: [UInt8], _ context: InvocationContext) async throws -> [UInt8] {
        let reply = await warmup.reply(
            to: event,
            clientContext: context.clientContext,
            // Which it may still turn out not to be: a health check is a ping as well.
            countsRequest: false,
            priming: prime
        )
        if let reply { return reply }
        return try await requests.handle(event, context)
    }
}
