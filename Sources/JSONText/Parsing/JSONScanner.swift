/// Goes through a text once, from its first byte to its last.
struct JSONScanner {
    let bytes: [UInt8]
    var index = 0
    private var depth = 0

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

    private mutating func value() throws(JSONError) -> JSONNode {
        let start = index
        let content: JSONNode.Content
        switch next {
        case .quote: content = .string(try string())
        case .openBrace: content = .object(try members())
        case .openBracket: content = .list(try elements())
        case UInt8(ascii: "t"): content = try word("true", .boolean(true))
        case UInt8(ascii: "f"): content = try word("false", .boolean(false))
        case UInt8(ascii: "n"): content = try word("null", .null)
        case .some(let byte) where byte.isDigit || byte == .minus: content = .number(try number())
        default: throw noValue()
        }
        return JSONNode(content, offset: start)
    }

    private mutating func elements() throws(JSONError) -> [JSONNode] {
        try enter()
        var elements: [JSONNode] = []
        if next != .closeBracket {
            repeat {
                elements.append(try value())
            } while try hasAnother(before: .closeBracket, else: "',' or ']'")
        }
        leave()
        return elements
    }

    private mutating func members() throws(JSONError) -> [JSONNode.Member] {
        try enter()
        var members: [JSONNode.Member] = []
        if next != .closeBrace {
            repeat {
                members.append(try member())
            } while try hasAnother(before: .closeBrace, else: "',' or '}'")
        }
        leave()
        return members
    }

    private mutating func member() throws(JSONError) -> JSONNode.Member {
        let start = index
        guard next == .quote else { throw unexpected(orHint: "a name in double quotes") }
        let name = try string()
        skipBlanks()
        guard next == .colon else { throw unexpected("':' after the name") }
        index += 1
        skipBlanks()
        return JSONNode.Member(name: name, nameOffset: start, value: try value())
    }

    /// Steps past an opening bracket and the blanks after it.
    private mutating func enter() throws(JSONError) {
        guard depth < JSONParser.depthLimit else {
            let reason = "lists and objects stand in one another more than \(JSONParser.depthLimit) deep"
            throw JSONError(.tooDeep, reason, offset: index)
        }
        depth += 1
        index += 1
        skipBlanks()
    }

    /// Steps past a closing bracket.
    private mutating func leave() {
        depth -= 1
        index += 1
    }

    /// Steps to the next element or member, or to the closing bracket.
    private mutating func hasAnother(before close: UInt8, else wanted: String) throws(JSONError) -> Bool {
        skipBlanks()
        if next == close { return false }
        guard next == .comma else { throw unexpected(wanted) }
        index += 1
        skipBlanks()
        return true
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
