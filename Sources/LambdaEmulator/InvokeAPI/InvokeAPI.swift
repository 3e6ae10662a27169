import JSONText
import NIOCore
import NIOHTTP1

/// Lambda's own API, as clients of AWS call it.
///
/// Functions can be invoked, listed and described. They come from a file, so nothing can be created or changed.
struct InvokeAPI: Door {
    /// What runs the functions.
    let engine: any InvocationEngine

    /// Checks signatures; `nil` takes every request.
    let verifier: SignatureVerifier?

    /// The machine's clock, in milliseconds since 1970.
    let now: @Sendable () -> Int64

    /// More than the largest event, so that an event a little too large gets Lambda's own words.
    let bodyLimit = 8 * 1024 * 1024

    func answer(_ request: ServerRequest, on loop: any EventLoop) -> EventLoopFuture<ServerResponse> {
        let parts = request.pathParts
        if parts.first == "_emulator" { return StatusAPI(engine: engine).answer(request, on: loop) }
        do {
            try verifier?.verify(request, at: now())
            return try route(request, parts, on: loop)
        } catch {
            return loop.makeSucceededFuture(ServerResponse(error))
        }
    }

    private func route(
        _ request: ServerRequest,
        _ parts: [Substring],
        on loop: any EventLoop
    ) throws(ServiceError) -> EventLoopFuture<ServerResponse> {
        if request.head.method == .POST, parts.count == 4, parts[1] == "functions", parts[3] == "invocations" {
            return invoke(try invocation(request, function: PercentCoding.decoded(parts[2])), on: loop)
        }
        guard request.head.method == .GET else { throw unsupported(request) }
        let decoded = parts.map { PercentCoding.decoded($0) }
        return loop.makeSucceededFuture(ServerResponse(json: try document(decoded, request)))
    }

    private func invoke(_ request: InvocationRequest, on loop: any EventLoop) -> EventLoopFuture<ServerResponse> {
        let promise = loop.makePromise(of: InvocationOutcome.self)
        engine.submit(request) { promise.succeed($0) }
        // On the loop: all invocations share the engine's thread.
        return promise.futureResult.map { ServerResponse($0) }
    }

    /// The document that a `GET` asks for.
    private func document(_ parts: [String], _ request: ServerRequest) throws(ServiceError) -> JSONValue {
        let documents = FunctionDocuments(functions: engine.functions, settings: engine.settings)
        switch (parts.first, parts.dropFirst().first, parts.count) {
        case ("2015-03-31", "functions", 2):
            return try documents.list(
                Page(request, most: 50),
                includesVersions: request.queryValue("FunctionVersion") == "ALL"
            )
        case ("2015-03-31", "functions", 3):
            return try documents.function(lookup(parts[2], request))
        case ("2015-03-31", "functions", 4) where parts[3] == "configuration":
            return try documents.configuration(lookup(parts[2], request))
        case ("2015-03-31", "functions", 4) where parts[3] == "versions":
            return try documents.versions(lookup(parts[2], request), Page(request, most: 50))
        case ("2015-03-31", "functions", 4) where parts[3] == "aliases":
            return try documents.aliases(lookup(parts[2], request), Page(request, most: 50))
        case ("2015-03-31", "functions", 5) where parts[3] == "aliases":
            return try documents.alias(named: parts[4], of: lookup(parts[2], request))
        case ("2019-09-30", "functions", 4) where parts[3] == "concurrency":
            return try documents.concurrency(lookup(parts[2], request))
        case ("2017-03-31", "tags", 3):
            return try documents.tags(FunctionLookup(parts[2]))
        case ("2016-08-19", "account-settings", 2):
            return documents.accountSettings
        default:
            throw unsupported(request)
        }
    }

    private func lookup(_ text: String, _ request: ServerRequest) throws(ServiceError) -> FunctionLookup {
        try FunctionLookup(text, qualifier: request.queryValue("Qualifier"))
    }

    private func unsupported(_ request: ServerRequest) -> ServiceError {
        ServiceError(
            type: "UnknownOperationException",
            status: 404,
            message: "\(request.head.method) \(request.path) is not in this emulator: it invokes, lists and describes "
                + "functions, and takes them from its file."
        )
    }
}
