import NIOCore

/// What answers the requests that come in at a port.
protocol Door: Sendable {
    /// The largest body that it takes.
    var bodyLimit: Int { get }

    /// Answers a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - loop: The loop of the request's connection, on which this is called.
    /// - Returns: The answer, on any loop. It never fails.
    func answer(_ request: ServerRequest, on loop: any EventLoop) -> EventLoopFuture<ServerResponse>
}
