/// Finds the requests in what a connection brings.
///
/// It knows bodies with a `Content-Length` only: a ping never chunks its own.
struct RequestReader {
    private static let longestHead = 1 << 20

    let connection: Int
    private var bytes: [UInt8] = []

    /// Creates a reader for the connection of this number.
    init(connection: Int) {
        self.connection = connection
    }

    /// Takes what has just come and gives every request that is complete now.
    mutating func read(_ more: some Sequence<UInt8>) -> [RecordedRequest] {
        bytes.append(contentsOf: more)
        var requests: [RecordedRequest] = []
        while let request = next() {
            requests.append(request)
        }
        return requests
    }

    private mutating func next() -> RecordedRequest? {
        guard let headEnd = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
            // Whatever this is, it is no request; a test must not run out of memory over it.
            if bytes.count > Self.longestHead { bytes.removeAll() }
            return nil
        }
        let head = String(decoding: bytes[..<headEnd.lowerBound], as: UTF8.self)
        let bodyLength = RecordedRequest.values(of: "Content-Length", in: head).first.flatMap(Int.init) ?? 0
        guard bytes.count - headEnd.upperBound >= bodyLength else { return nil }
        let end = headEnd.upperBound + bodyLength
        defer { bytes.removeSubrange(..<end) }
        return RecordedRequest(connection: connection, head: head, body: Array(bytes[headEnd.upperBound..<end]))
    }
}
