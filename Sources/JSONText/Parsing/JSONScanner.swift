/// Goes through a text once, from its first byte to its last.
struct JSONScanner {
    let bytes: [UInt8]
    var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The byte to look at next; `nil` at the end.
    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func document() throws(JSONError) -> JSONNode {
        if bytes.starts(with: UInt8.byteOrderMark) {
            index = UInt8.byteOrderMark.count
        }
        skipBlanks()
        let node = try value()
        skipBlanks()
        guard index == bytes.count else { throw unexpected("nothing more after the value") }
        return node
    }

    /// Reads a value without calling itself, so that depth takes none of the stack.
    private mutating func value() throws(JSONError) -> JSONNode {
        var open: [OpenNode] = []
        while true {
            var node: JSONNode
            if next == .openBracket || next == .openBrace {
                guard open.count < JSONParser.depthLimit else { throw tooDeep() }
                var opened = OpenNode(isObject: next == .openBrace, offset: index)
                index += 1
                skipBlanks()
                if next != opened.closingBracket {
                    try readName(into: &opened)
                    open.append(opened)
                    continue
                }
                index += 1
                node = opened.node
            } else {
                node = try plainValue()
            }

            // Closes all that this value is the last one of.
            while let last = open.indices.last {
                open[last].append(node)
                if try hasAnother(before: open[last].closingBracket) {
                    try readName(into: &open[last])
                    break
                }
                node = open.removeLast().node
            }
            if open.isEmpty { return node }
        }
    }

    /// Reads a value that has no others in it.
    private mutating func plainValue() throws(JSONError) -> JSONNode {
        let start = index
        let content: JSONNode.Content
        switch next {
        case .quote: content = .string(try string())
        case UInt8(ascii: "t"): content = try word("true", .boolean(true))
        case UInt8(ascii: "f"): content = try word("false", .boolean(false))
        case UInt8(ascii: "n"): content = try word("null", .null)
        case .some(let byte) where byte.isDigit || byte == .minus: content = .number(try number())
        default: throw noValue()
        }
        return JSONNode(content, offset: start)
    }

    /// Reads the name of a member and what stands between it and the value; nothing in a list.
    private mutating func readName(into open: inout OpenNode) throws(JSONError) {
        guard open.isObject else { return }
        guard next == .quote else { throw unexpected(orHint: "a name in double quotes") }
        open.nameOffset = index
        open.name = try string()
        skipBlanks()
        guard next == .colon else { throw unexpected("':' after the name") }
        index += 1
        skipBlanks()
    }

    /// Steps past a comma, and says so, or past the closing bracket.
    private mutating func hasAnother(before close: UInt8) throws(JSONError) -> Bool {
        skipBlanks()
        guard next == .comma || next == close else {
            throw unexpected(close == .closeBrace ? "',' or '}'" : "',' or ']'")
        }
        let isComma = next == .comma
        index += 1
        if isComma { skipBlanks() }
        return isComma
    }

    private mutating func word(_ word: StaticString, _ content: JSONNode.Content) throws(JSONError) -> JSONNode.Content
    {
        let start = index
        for offset in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[offset] else {
                if next == nil { throw unexpected("the word '\(word)'") }
                index = start
                throw noValue()
            }
            index += 1
        }
        return content
    }

    private mutating func skipBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case .blank, .lineFeed, .carriageReturn, .tab: index += 1
            default: return
            }
        }
    }
}
