/// A request to the Runtime API.
struct RuntimeRequest: Hashable, Sendable {
    /// What is asked for.
    var call: Call

    /// The body; of one over its limit, the beginning only.
    var body: [UInt8] = []

    /// Whether the body is larger than its limit.
    var isOversized = false

    /// Whether the connection stays open behind it.
    var keepsConnection = true

    /// `Content-Type`.
    var contentType: String?

    /// `Lambda-Runtime-Function-Error-Type`, from the head or from the trailer of a streamed response.
    var errorType: String?

    /// `Lambda-Runtime-Function-Error-Body`, a trailer, in base64.
    var errorBody: String?

    /// `Lambda-Runtime-Function-Response-Mode`.
    var responseMode: String?
}

extension RuntimeRequest {
    /// What is asked for.
    enum Call: Hashable, Sendable {
        /// The next event.
        case next
        /// To take an answer to the event with this id.
        case response(id: String)
        /// To take an error as the answer to the event with this id.
        case error(id: String)
        /// To take the reason why the function cannot start.
        case initError
        /// A sign of life.
        case ping
        /// Something that Lambda does not have.
        case unknown

        /// Reads a request line's method and path.
        init(method: String, path: String) {
            let version = "/2018-06-01/runtime/"
            guard path.hasPrefix(version) else {
                self = method == "GET" && (path == "/ping" || path == "/2018-06-01/ping") ? .ping : .unknown
                return
            }
            let parts = path.dropFirst(version.count).split(separator: "/", omittingEmptySubsequences: false)
            switch (method, parts.count, parts.first) {
            case ("GET", 2, "invocation") where parts[1] == "next": self = .next
            case ("POST", 3, "invocation") where parts[2] == "response": self = .response(id: String(parts[1]))
            case ("POST", 3, "invocation") where parts[2] == "error": self = .error(id: String(parts[1]))
            case ("POST", 2, "init") where parts[1] == "error": self = .initError
            default: self = .unknown
            }
        }
    }
}
