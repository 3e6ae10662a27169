import JSONText
import NIOCore
import NIOHTTP1

/// A whole response, as it goes out.
struct ServerResponse: Sendable {
    /// The status.
    var status: Int

    /// The headers, without the content's length.
    var headers: HTTPHeaders

    /// The body.
    var body: ByteBuffer

    /// Creates a response with a body of bytes.
    init(status: Int, headers: HTTPHeaders = [:], body: ByteBuffer = ByteBuffer()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Creates a response with a JSON document.
    init(status: Int = 200, headers: HTTPHeaders = [:], json: JSONValue) {
        self.init(status: status, headers: headers, body: ByteBuffer(bytes: json.bytes()))
        if !self.headers.contains(name: "content-type") {
            self.headers.add(name: "content-type", value: "application/json")
        }
    }
}
