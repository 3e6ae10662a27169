import JSONText
import NIOCore
import NIOHTTP1

/// What the emulator tells about itself, which AWS would not: `/_emulator/environments` and `/_emulator/expire`.
struct StatusAPI: Door {
    /// What runs the functions.
    let engine: any InvocationEngine

    let bodyLimit = 64 * 1024

    func answer(_ request: ServerRequest, on loop: any EventLoop) -> EventLoopFuture<ServerResponse> {
        let engine = engine
        switch (request.head.method, request.path) {
        case (.GET, "/_emulator/environments"):
            return loop.makeFutureWithTask {
                ServerResponse(json: EnvironmentsDocument(await engine.environments()).json)
            }
        case (.POST, "/_emulator/expire"):
            return loop.makeFutureWithTask {
                ServerResponse(json: ["expired": .integer(await engine.expireIdle())])
            }
        default:
            let message: JSONValue =
                "there are GET /_emulator/environments and POST /_emulator/expire, and nothing else here"
            return loop.makeSucceededFuture(ServerResponse(status: 404, json: ["message": message]))
        }
    }
}
