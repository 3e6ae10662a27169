/// The head of a response: a status and header fields, kept as the bytes they came in (RFC 9112).
struct ResponseHead: Hashable, Sendable {
    private struct Field: Hashable {
        let name: Range<Int>
        let value: Range<Int>
    }

    /// The status, 100 to 999.
    private(set) var status = 0

    /// Whether the status line says HTTP/1.0, where a connection ends with its response unless it says otherwise.
    private var isOld = false

    private let bytes: [UInt8]
    private var fields: [Field] = []

    /// Reads a head.
    ///
    /// - Parameter bytes: All lines with their ends (CR LF, or a bare LF), the empty one included.
    /// - Throws: ``ResponseFailure/malformed(_:)``.
    init(_ bytes: [UInt8]) throws(ResponseFailure) {
        self.bytes = bytes
        var start = 0
        for end in bytes.indices where bytes[end] == UInt8(ascii: "\n") {
            let line = start..<(end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
            if start == 0 {
                try readStatus(line)
            } else if !line.isEmpty {
                try readField(line)
            }
            start = end + 1
        }
    }

    /// The value of the first field of this name, whatever the case of its letters; `nil` when there is none.
    subscript(name: StaticString) -> String? {
        values(of: name).first { _ in true }
    }

    /// The values of all fields of this name, whatever the case of its letters.
    func values(of name: StaticString) -> some Sequence<String> {
        fields.lazy.filter { matches($0.name, name) }.map { String(decoding: bytes[$0.value], as: UTF8.self) }
    }

    /// Whether the peer keeps the connection open behind this response.
    var keepsConnection: Bool {
        var keeps = !isOld
        for value in values(of: "connection") {
            for option in value.lowercased().split(whereSeparator: { $0 == "," || $0 == " " || $0 == "\t" }) {
                if option == "close" { return false }
                if option == "keep-alive" { keeps = true }
            }
        }
        return keeps
    }

    private func matches(_ range: Range<Int>, _ name: StaticString) -> Bool {
        range.count == name.utf8CodeUnitCount
            && zip(bytes[range], UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
                .allSatisfy { $0.lowercasedASCII == $1.lowercasedASCII }
    }

    private mutating func readStatus(_ line: Range<Int>) throws(ResponseFailure) {
        let text = bytes[line]
        let version = text.prefix(8)
        guard version.elementsEqual("HTTP/1.1".utf8) || version.elementsEqual("HTTP/1.0".utf8) else {
            throw .malformed("it does not begin with HTTP/1.1")
        }
        isOld = version.last == UInt8(ascii: "0")
        let digits = text.dropFirst(9).prefix(3)
        let blank = UInt8(ascii: " ")
        guard text.dropFirst(8).first == blank, text.dropFirst(12).first ?? blank == blank, digits.count == 3,
            digits.allSatisfy(\.isASCIIDigit), digits.first != UInt8(ascii: "0")
        else { throw .malformed("its status is no number of three digits") }
        status = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private mutating func readField(_ line: Range<Int>) throws(ResponseFailure) {
        guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound,
            bytes[line.lowerBound..<colon].allSatisfy({ $0 > UInt8(ascii: " ") && $0 != 0x7F })
        else { throw .malformed("a header line has no name") }
        var value = (colon + 1)..<line.upperBound
        while let first = value.first, bytes[first].isBlank { value = (first + 1)..<value.upperBound }
        while let last = value.last, bytes[last].isBlank { value = value.lowerBound..<last }
        fields.append(Field(name: line.lowerBound..<colon, value: value))
    }
}

extension UInt8 {
    /// Whether it is a digit, 0 to 9, in ASCII.
    var isASCIIDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

    /// Whether it is a space or a tab.
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

    fileprivate var lowercasedASCII: UInt8 { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self }
}
