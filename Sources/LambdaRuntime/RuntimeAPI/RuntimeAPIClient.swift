/// The calls of Lambda's Runtime API, version 2018-06-01, over one connection.
struct RuntimeAPIClient: ~Copyable {
    private static let base = "/2018-06-01/runtime"

    private let address: RuntimeAPIAddress
    private let nextHead: [UInt8]
    private var connection: RuntimeAPIConnection?

    /// Whether the first invocation has been asked for, which ends the init phase.
    private(set) var hasAskedForInvocation = false

    /// Creates a client that connects with its first call.
    init(address: RuntimeAPIAddress) {
        self.address = address
        nextHead = Array("GET \(Self.base)/invocation/next HTTP/1.1\r\nHost: \(address.authority)\r\n\r\n".utf8)
    }

    /// Waits for the next invocation, however long that takes: Lambda freezes the process in the meantime.
    mutating func next() throws(LambdaRuntimeError) -> Response {
        hasAskedForInvocation = true
        let response = try send(nextHead, body: [], describedAs: "the next invocation")
        guard response.head.status == 200 else { throw refusal(of: "the next invocation", response) }
        return response
    }

    /// Hands in the result of an invocation.
    ///
    /// - Returns: How Lambda refused it; `nil` when it did not.
    mutating func respond(to requestID: String, with result: [UInt8]) throws(LambdaRuntimeError) -> Refusal? {
        try post("/invocation/\(requestID)/response", body: result, describedAs: "the response")
    }

    /// Hands in the failure of an invocation.
    ///
    /// - Returns: How Lambda refused it; `nil` when it did not.
    mutating func fail(_ requestID: String, with report: ErrorReport) throws(LambdaRuntimeError) -> Refusal? {
        let path = "/invocation/\(requestID)/error"
        return try post(path, headers: report.headers, body: report.body, describedAs: "the error")
    }

    /// Says that the function cannot be initialised, after which the process must end.
    ///
    /// - Returns: How Lambda refused it; `nil` when it did not.
    mutating func failInitialization(with report: ErrorReport) throws(LambdaRuntimeError) -> Refusal? {
        try post("/init/error", headers: report.headers, body: report.body, describedAs: "the initialization error")
    }

    private mutating func post(
        _ path: String,
        headers: String = "",
        body: [UInt8],
        describedAs subject: String
    ) throws(LambdaRuntimeError) -> Refusal? {
        let head = Self.postHead(path, to: address.authority, headers: headers, bodyCount: body.count)
        let response = try send(head, body: body, describedAs: subject)
        switch response.head.status {
        case 200..<300: return nil
        case 400..<500: return Refusal(subject, response)
        default: throw refusal(of: subject, response)
        }
    }

    /// The head of a request with a body.
    static func postHead(_ path: String, to authority: String, headers: String = "", bodyCount: Int) -> [UInt8] {
        let head = """
            POST \(base)\(path) HTTP/1.1\r
            Host: \(authority)\r
            Content-Type: application/json\r
            \(headers)Content-Length: \(bodyCount)\r
            \r\n
            """
        return Array(head.utf8)
    }

    private func refusal(of subject: String, _ response: Response) -> LambdaRuntimeError {
        LambdaRuntimeError(.refused, "\(Refusal(subject, response)) This cannot be recovered from.")
    }

    private mutating func send(
        _ head: [UInt8],
        body: [UInt8],
        describedAs subject: String
    ) throws(LambdaRuntimeError) -> Response {
        while true {
            var open = try takeConnection()
            let wasReused = open.isReused
            do throws(ResponseFailure) {
                let response = try open.exchange(head: head, body: body)
                connection = response.keepsConnection ? consume open : nil
                return response
            } catch .closed where wasReused {
                continue  // closed while it was idle, or frozen: a new connection, which is not reused, decides
            } catch {
                throw LambdaRuntimeError(
                    error.isMalformed ? .invalidResponse : .disconnected,
                    "The Runtime API at \(address.authority) gave no answer to \(subject): \(error)."
                )
            }
        }
    }

    private mutating func takeConnection() throws(LambdaRuntimeError) -> RuntimeAPIConnection {
        if let open = connection.take() { return open }
        return try RuntimeAPIConnection(to: address)
    }
}
