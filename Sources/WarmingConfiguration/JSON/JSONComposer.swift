import JSONText

/// Turns a JSON text into nodes.
struct JSONComposer {
    private(set) var problems: ConfigurationProblems
    private var places = PlaceCursor()

    init(problems: ConfigurationProblems) {
        self.problems = problems
    }

    /// Composes the one value of a text; `nil` when it is no JSON, which has been reported.
    mutating func compose(_ bytes: [UInt8]) -> ConfigurationNode? {
        do {
            return node(from: try JSONParser.parse(bytes), in: bytes)
        } catch {
            let place = error.place(in: bytes)
            problems.report(
                .syntax,
                "not valid JSON: \(error.reason)",
                at: SourcePlace(line: place.line, column: place.column)
            )
            return nil
        }
    }

    private mutating func node(from node: JSONNode, in bytes: [UInt8]) -> ConfigurationNode {
        let place = places.place(ofByte: node.offset, in: bytes)
        let content: ConfigurationNode.Content =
            switch node.content {
            case .null: .scalar(ConfigurationScalar(text: "null", isPlain: true))
            case .boolean(let boolean): .scalar(ConfigurationScalar(text: boolean ? "true" : "false", isPlain: true))
            case .number(let number): .scalar(ConfigurationScalar(text: number.text, isPlain: true))
            case .string(let string): .scalar(ConfigurationScalar(text: string, isPlain: false))
            case .list(let elements): .list(elements.map { self.node(from: $0, in: bytes) })
            case .object(let members): .mapping(members.map { entry(from: $0, in: bytes) })
            }
        return ConfigurationNode(place: place, content: content)
    }

    private mutating func entry(from member: JSONNode.Member, in bytes: [UInt8]) -> ConfigurationNode.Entry {
        let place = places.place(ofByte: member.nameOffset, in: bytes)
        return ConfigurationNode.Entry(key: member.name, keyPlace: place, value: node(from: member.value, in: bytes))
    }
}

/// Finds the places of bytes that come in their order, and so reads the text once for all of them.
private struct PlaceCursor {
    private var offset = 0
    private var place = SourcePlace.start

    mutating func place(ofByte target: Int, in bytes: [UInt8]) -> SourcePlace {
        if offset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }  // a byte order mark takes no column
        while offset < target {
            let byte = bytes[offset]
            offset += 1
            let endsLine =
                byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && bytes[offset] != UInt8(ascii: "\n"))
            if endsLine {
                place = SourcePlace(line: place.line + 1, column: 1)
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                place.column += 1  // a scalar counts with its first byte
            }
        }
        return place
    }
}
