/// Reads the requests of one connection, from pieces of any size.
struct RuntimeRequestParser: Sendable {
    /// Why a connection cannot be read on.
    enum Mistake: Error, Hashable, Sendable {
        /// What came is not HTTP/1.1.
        case malformed
        /// A head over its limit.
        case headTooLarge
    }

    private enum Part: Sendable {
        case head
        case body(remaining: Int)
        case chunkSize
        case chunk(remaining: Int)
        case chunkEnd
        case trailer
    }

    /// The most bytes of a line or a head: Lambda's limit for both.
    static let headLimit = 1 << 20

    /// The most bytes of an answer: 6 MiB and 100 bytes.
    static let answerLimit = 6 * 1024 * 1024 + 100

    /// The most bytes of a streamed answer: 200 MiB.
    static let streamLimit = 200 * 1024 * 1024

    private var bytes: [UInt8] = []
    private var position = 0
    /// Up to where no end of a head was found.
    private var searched = 0
    private var part = Part.head
    private var request = RuntimeRequest(call: .unknown)
    private var expectsContinue = false

    /// Whether a request has begun and is not whole.
    var isInsideRequest: Bool {
        if case .head = part { return position < bytes.count }
        return true
    }

    /// Takes in what a connection has received.
    mutating func append(_ received: UnsafeRawBufferPointer) {
        if position == bytes.count {
            bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
            position = 0
            searched = 0
        }
        bytes.append(contentsOf: received)
    }

    /// Whether the peer waits for leave to send its body; true once for each request.
    mutating func takeExpectation() -> Bool {
        defer { expectsContinue = false }
        return expectsContinue
    }

    /// Reads the next request; `nil` until it is whole.
    mutating func next() throws(Mistake) -> RuntimeRequest? {
        while true {
            switch part {
            case .head:
                guard try readHead() else { return nil }
            case .body(let remaining):
                let left = readBody(remaining)
                part = .body(remaining: left)
                guard left == 0 else { return nil }
                return finish()
            case .chunkSize:
                guard let line = try readLine() else { return nil }
                guard let size = HTTPText.chunkSize(bytes[line]) else { throw .malformed }
                part = size == 0 ? .trailer : .chunk(remaining: size)
            case .chunk(let remaining):
                let left = readBody(remaining)
                part = left == 0 ? .chunkEnd : .chunk(remaining: left)
                guard left == 0 else { return nil }
            case .chunkEnd:
                guard let line = try readLine() else { return nil }
                guard line.isEmpty else { throw .malformed }
                part = .chunkSize
            case .trailer:
                guard let line = try readLine() else { return nil }
                guard !line.isEmpty else { return finish() }
                take(header: bytes[line])
            }
        }
    }

    private mutating func finish() -> RuntimeRequest {
        part = .head
        searched = position
        expectsContinue = false
        defer { request = RuntimeRequest(call: .unknown) }
        return request
    }

    /// Reads a head when it is whole.
    private mutating func readHead() throws(Mistake) -> Bool {
        guard let end = HTTPText.headEnd(in: bytes, from: max(position, searched - 3)) else {
            searched = bytes.count
            guard bytes.count - position <= Self.headLimit else { throw .headTooLarge }
            return false
        }
        let head = bytes[position..<end]
        position = end
        var lines = head.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)[...]
        guard let first = lines.popFirst(), let line = HTTPText.requestLine(first) else { throw .malformed }
        request = RuntimeRequest(call: RuntimeRequest.Call(method: line.method, path: line.path))
        request.keepsConnection = line.isKeptByDefault
        length = nil
        isChunked = false
        for line in lines { take(header: line) }
        if isChunked {
            part = .chunkSize
        } else {
            guard let length = length ?? 0, length >= 0 else { throw .malformed }
            request.body.reserveCapacity(min(length, limit))
            part = .body(remaining: length)
        }
        return true
    }

    /// What the head says of its body: `nil` nothing, `.some(nil)` something that is no number.
    private var length: Int??
    private var isChunked = false

    private mutating func take(header line: ArraySlice<UInt8>) {
        guard let (name, value) = HTTPText.header(line) else { return }
        switch name {
        case "content-length": length = .some(Int(value))
        case "transfer-encoding": isChunked = HTTPText.lowercased(value).hasSuffix("chunked")
        case "connection":
            let options = HTTPText.lowercased(value)
            if options.contains("close") { request.keepsConnection = false }
            if options.contains("keep-alive") { request.keepsConnection = true }
        case "expect": expectsContinue = HTTPText.lowercased(value) == "100-continue"
        case "content-type": request.contentType = value
        case "lambda-runtime-function-error-type": request.errorType = value
        case "lambda-runtime-function-error-body": request.errorBody = value
        case "lambda-runtime-function-response-mode": request.responseMode = value
        default: break
        }
    }

    private var limit: Int { request.responseMode == "streaming" ? Self.streamLimit : Self.answerLimit }

    /// Moves bytes into the body, and says how many are still to come.
    private mutating func readBody(_ remaining: Int) -> Int {
        let count = min(remaining, bytes.count - position)
        let room = max(0, limit - request.body.count)
        if count > room { request.isOversized = true }
        request.body.append(contentsOf: bytes[position..<position + min(count, room)])
        position += count
        return remaining - count
    }

    /// Reads a line when it is whole, without its end.
    private mutating func readLine() throws(Mistake) -> Range<Int>? {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else {
            guard bytes.count - position <= Self.headLimit else { throw .headTooLarge }
            return nil
        }
        let start = position
        position = end + 1
        return start..<(end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
    }
}
