import Warming

/// The bytes of a ping's request (RFC 9112).
enum HTTPRequest {
    /// Writes the request of one ping of an endpoint.
    ///
    /// Every ping asks for the connection to be closed: it has one of its own, so that pings sent together need as many
    /// environments.
    ///
    /// - Parameters:
    ///   - endpoint: The endpoint.
    ///   - userAgent: The `User-Agent` unless the endpoint has its own.
    ///   - note: What the ping says about itself; `nil` for a request that is no ping.
    /// - Returns: Head and body.
    @inline(never)
    static func bytes(of endpoint: HTTPEndpoint, userAgent: String, note: String? = nil) -> [UInt8] {
        var text = "\(endpoint.method) \(endpoint.url.requestTarget) HTTP/1.1\r\n"
        func given(_ name: String) -> Bool {
            endpoint.headers.contains { $0.name.lowercased() == name }
        }
        if !given("host") { text += "Host: \(endpoint.url.authority)\r\n" }
        if !given("user-agent") { text += "User-Agent: \(userAgent)\r\n" }
        if !given("accept") { text += "Accept: */*\r\n" }
        text += "Connection: close\r\n"
        if let note, !given(PingNote.headerName) { text += "\(PingNote.headerName): \(note)\r\n" }
        for header in endpoint.headers {
            text += "\(header.name): \(header.value)\r\n"
        }
        if let body = endpoint.body {
            text += "Content-Length: \(body.count)\r\n"
        } else if ["POST", "PUT", "PATCH"].contains(endpoint.method) {
            text += "Content-Length: 0\r\n"
        }
        text += "\r\n"
        return Array(text.utf8) + (endpoint.body ?? [])
    }
}
