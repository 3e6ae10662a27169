/// What is still to come of a response's body (RFC 9112 sections 6 and 7).
enum HTTPBody: Equatable {
    /// So many bytes.
    case length(Int)
    /// All until the connection closes.
    case untilClose
    /// Chunks; here in the line with a chunk's size.
    case chunkSize
    /// Chunks; here with so many bytes of a chunk's data to come.
    case chunkData(Int)
    /// Chunks; here in the line end behind a chunk's data.
    case chunkEnd
    /// Behind the last chunk, in the trailers.
    case trailers
    /// Behind everything.
    case complete

    /// Whether nothing is to come.
    var isComplete: Bool { self == .complete || self == .length(0) }

    /// Takes what belongs to the body's next part off the front of `bytes`, and puts its data into `content` if that is
    /// kept.
    mutating func consume(
        _ bytes: inout Slice<UnsafeRawBufferPointer>,
        lines: inout HTTPLineReader,
        content: inout [UInt8]?
    ) throws(InvalidHTTP) {
        switch self {
        case .length(let count):
            self = .length(count - take(count, of: &bytes, into: &content))
        case .untilClose:
            _ = take(.max, of: &bytes, into: &content)
        case .chunkData(let count):
            let taken = take(count, of: &bytes, into: &content)
            self = taken == count ? .chunkEnd : .chunkData(count - taken)
        case .chunkSize:
            guard let line = try lines.next(in: &bytes) else { return }
            let size = try Self.chunkSize(in: line)
            self = size == 0 ? .trailers : .chunkData(size)
        case .chunkEnd:
            guard let line = try lines.next(in: &bytes) else { return }
            guard line.isEmpty else { throw InvalidHTTP(reason: "a chunk is longer than its size") }
            self = .chunkSize
        case .trailers:
            guard let line = try lines.next(in: &bytes) else { return }
            if line.isEmpty { self = .complete }
        case .complete:
            break
        }
    }

    private func take(
        _ count: Int,
        of bytes: inout Slice<UnsafeRawBufferPointer>,
        into content: inout [UInt8]?
    ) -> Int {
        let taken = min(count, bytes.count)
        content?.append(contentsOf: bytes.prefix(taken))
        bytes = bytes.dropFirst(taken)
        return taken
    }

    private static func chunkSize(in line: ArraySlice<UInt8>) throws(InvalidHTTP) -> Int {
        // Extensions follow a semicolon (RFC 9112 section 7.1.1); blanks before it are bad but common.
        let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        guard let size = Int(hexadecimal: digits) else {
            throw InvalidHTTP(reason: "the size of a chunk is not a hexadecimal number")
        }
        return size
    }
}

extension HTTPBody {
    /// What the header fields say about the body's end.
    struct Framing {
        private var contentLength: Int?
        private var transferCoding: String?
        private var hasFields = false

        /// Where a redirect points, in printable ASCII.
        private(set) var location: String?

        /// Which environment answered, as a target that links `Warmup` says.
        private(set) var environment: String?

        /// Whether that had not served before.
        private(set) var isColdStart: Bool?

        /// All fields, their names in lower case, if they are kept.
        private(set) var fields: [String: String]?

        /// Prepares to read the fields of a head.
        ///
        /// - Parameter keepsFields: Whether all of them are kept.
        init(keepsFields: Bool) {
            fields = keepsFields ? [:] : nil
        }

        /// Takes in one header line.
        mutating func addHeader(_ line: ArraySlice<UInt8>) throws(InvalidHTTP) {
            guard !line.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\r") }) else {
                throw InvalidHTTP(reason: "a header holds a zero byte or a carriage return")
            }
            if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
                // An obsolete fold goes on with the field before (RFC 9112 section 5.2); no field of ours is ever folded.
                guard hasFields else { throw InvalidHTTP(reason: "a blank stands before the first header") }
                return
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
                throw InvalidHTTP(reason: "a header has no name and colon")
            }
            let name = line[..<colon]
            guard name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw InvalidHTTP(reason: "a header's name has a blank or a control character")
            }
            hasFields = true
            switch name.count {
            case 14 where name.isEqual(to: "content-length"): try setContentLength(line[(colon + 1)...].trimmed)
            case 17 where name.isEqual(to: "transfer-encoding"):
                transferCoding = String(decoding: line[(colon + 1)...].trimmed, as: UTF8.self).lowercased()
            case 8 where name.isEqual(to: "location"):
                location = Self.location(in: line[(colon + 1)...].trimmed)
            case 20 where name.isEqual(to: "keepwarm-environment"):
                environment = Self.identity(in: line[(colon + 1)...].trimmed)
            case 19 where name.isEqual(to: "keepwarm-cold-start"):
                let value = line[(colon + 1)...].trimmed
                guard value.isEqual(to: "true") || value.isEqual(to: "false") else { break }
                isColdStart = value.isEqual(to: "true")
            default: break
            }
            if fields != nil {
                let key = String(decoding: name, as: UTF8.self).lowercased()
                fields?[key] = String(decoding: line[(colon + 1)...].trimmed, as: UTF8.self)
            }
        }

        /// An environment's id, if it is one that can be shown: printable ASCII, and short.
        private static func identity(in value: ArraySlice<UInt8>) -> String? {
            guard 1...128 ~= value.count, value.allSatisfy({ 0x21...0x7E ~= $0 }) else { return nil }
            return String(decoding: value, as: UTF8.self)
        }

        /// The body that these fields announce.
        func body() throws(InvalidHTTP) -> HTTPBody {
            if let transferCoding {
                // Transfer-Encoding wins over Content-Length, and only a final `chunked` marks the end (section 6.3).
                let last = transferCoding.split(separator: ",").last?.filter { $0 != " " && $0 != "\t" }
                return last == "chunked" ? .chunkSize : .untilClose
            }
            return contentLength.map { .length($0) } ?? .untilClose
        }

        /// A location as a person may see it.
        ///
        /// What no URI may hold is percent-encoded: a server must not get at the terminal that a report is read on.
        private static func location(in value: ArraySlice<UInt8>) -> String? {
            guard !value.isEmpty else { return nil }
            let digits = Array("0123456789ABCDEF".utf8)
            let shown = value.prefix(2048).flatMap { byte in
                0x21...0x7E ~= byte ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
            return String(decoding: shown, as: UTF8.self)
        }

        private mutating func setContentLength(_ value: ArraySlice<UInt8>) throws(InvalidHTTP) {
            guard let length = Int(decimal: value) else {
                throw InvalidHTTP(reason: "Content-Length is not a number")
            }
            guard contentLength == nil || contentLength == length else {
                throw InvalidHTTP(reason: "there are two different Content-Lengths")
            }
            contentLength = length
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether these are the letters of a lower-case name, in whatever case.
    fileprivate func isEqual(to name: StaticString) -> Bool {
        guard count == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { buffer in
            zip(self, buffer).allSatisfy { byte, letter in
                UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 == letter : byte == letter
            }
        }
    }

    /// The same without blanks around it.
    fileprivate var trimmed: ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let start = drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return [] }
        return start[...last]
    }
}
