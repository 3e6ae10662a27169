/// Writes values for programs to read, into one array of bytes.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let options: JSONTextOptions
    private var depth = 0

    init(_ options: JSONTextOptions) {
        self.options = options
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .boolean(let boolean): bytes += (boolean ? "true" : "false").utf8
        case .number(let number): bytes += number.text.utf8
        case .string(let string): write(string)
        case .list(let elements): write(elements)
        case .object(let members): write(members)
        }
    }

    private mutating func write(_ elements: [JSONValue]) {
        open(.openBracket)
        for (index, element) in elements.enumerated() {
            separate(isFirst: index == 0)
            write(element)
        }
        close(.closeBracket, isEmpty: elements.isEmpty)
    }

    private mutating func write(_ members: [JSONValue.Member]) {
        open(.openBrace)
        // A member keeps its place among those of its name, of which the last counts.
        let members = options.contains(.sortedKeys) ? members.sorted { $0.name < $1.name } : members
        for (index, member) in members.enumerated() {
            separate(isFirst: index == 0)
            write(member.name)
            if options.contains(.pretty) { bytes.append(.blank) }
            bytes.append(.colon)
            if options.contains(.pretty) { bytes.append(.blank) }
            write(member.value)
        }
        close(.closeBrace, isEmpty: members.isEmpty)
    }

    private mutating func open(_ bracket: UInt8) {
        bytes.append(bracket)
        depth += 1
    }

    private mutating func separate(isFirst: Bool) {
        if !isFirst { bytes.append(.comma) }
        startLine()
    }

    private mutating func close(_ bracket: UInt8, isEmpty: Bool) {
        depth -= 1
        // Foundation puts an empty line between two brackets, and output that was its own stays as it was.
        if isEmpty, options.contains(.pretty) { bytes.append(.lineFeed) }
        startLine()
        bytes.append(bracket)
    }

    private mutating func startLine() {
        guard options.contains(.pretty) else { return }
        bytes.append(.lineFeed)
        bytes.append(contentsOf: repeatElement(.blank, count: 2 * depth))
    }
}

extension JSONWriter {
    private mutating func write(_ string: String) {
        bytes.append(.quote)
        // Most texts have nothing to escape and go out in one piece.
        if string.utf8.contains(where: { $0 < 0x20 || $0 == .quote || $0 == .backslash }) {
            for byte in string.utf8 { writeEscaped(byte) }
        } else {
            bytes += string.utf8
        }
        bytes.append(.quote)
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case .quote, .backslash: bytes += [.backslash, byte]
        case 0..<0x20: writeEscape(of: byte)
        default: bytes.append(byte)
        }
    }

    private mutating func writeEscape(of control: UInt8) {
        switch control {
        case 0x8: bytes += #"\b"#.utf8
        case 0xC: bytes += #"\f"#.utf8
        case .lineFeed: bytes += #"\n"#.utf8
        case .carriageReturn: bytes += #"\r"#.utf8
        case .tab: bytes += #"\t"#.utf8
        default:
            bytes += (control < 0x10 ? #"\u000"# : #"\u00"#).utf8
            bytes += String(control, radix: 16).utf8
        }
    }
}

extension JSONValue {
    /// The value as JSON in UTF-8, for programs to read; without a line end.
    public func bytes(_ options: JSONTextOptions = []) -> [UInt8] {
        var writer = JSONWriter(options)
        writer.write(self)
        return writer.bytes
    }
}
