/// A request as the fake Runtime API read it.
struct FakeRequest: Hashable, Sendable {
    /// The number of its connection, counted from 1.
    var connection: Int
    /// Method and path, such as `GET /2018-06-01/runtime/invocation/next`.
    var line: String
    /// Names in lower case.
    var headers: [String: String]
    var body: String

    /// The path behind `/2018-06-01/runtime`, with the method in front.
    var call: String { line.replacing("/2018-06-01/runtime", with: "") }

    /// Reads a head, from its request line to its empty line.
    init?(head: String, connection: Int) {
        let lines = head.split(separator: "\r\n")
        guard let first = lines.first, first.hasSuffix(" HTTP/1.1") else { return nil }
        self.connection = connection
        line = String(first.dropLast(9))
        headers = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ": ", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            headers[parts[0].lowercased()] = String(parts[1])
        }
        body = ""
    }
}
