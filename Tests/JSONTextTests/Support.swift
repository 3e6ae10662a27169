import JSONText

/// A document by chance: a value, and one of the many texts that stand for it.
struct RandomDocument {
    let value: JSONValue
    let text: String

    init(using random: inout some RandomNumberGenerator, depth: Int = 4) {
        let blank = ["", "", "", " ", "\n", "\t", "\r\n", "  "]
        func blanks() -> String { blank.randomElement(using: &random) ?? "" }

        switch Int.random(in: depth > 0 ? 0..<10 : 4..<10, using: &random) {
        case 0, 1:
            let elements = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                RandomDocument(using: &random, depth: depth - 1)
            }
            value = .list(elements.map(\.value))
            text = "[" + blanks() + elements.map { $0.text + blanks() }.joined(separator: "," + blanks()) + "]"
        case 2, 3:
            let members = (0..<Int.random(in: 0...5, using: &random)).map { index in
                let name = Self.string(using: &random)
                let value = RandomDocument(using: &random, depth: depth - 1)
                // The number keeps names apart, since dictionaries are compared with them.
                return (
                    value: "\(index)" + name.value, text: "\"\(index)" + String(name.text.unicodeScalars.dropFirst()),
                    document: value
                )
            }
            value = .object(members.map { .init(name: $0.value, value: $0.document.value) })
            text =
                "{" + blanks()
                + members.map { $0.text + blanks() + ":" + blanks() + $0.document.text + blanks() }
                .joined(separator: "," + blanks()) + "}"
        case 4: (value, text) = (.null, "null")
        case 5: (value, text) = (true, "true")
        case 6: (value, text) = (false, "false")
        case 7: (value, text) = Self.number(using: &random)
        default:
            let string = Self.string(using: &random)
            (value, text) = (.string(string.value), string.text)
        }
    }

    private static func number(using random: inout some RandomNumberGenerator) -> (JSONValue, String) {
        let number: JSONNumber? =
            switch Int.random(in: 0..<4, using: &random) {
            case 0: JSONNumber(Int.random(in: -10...10, using: &random))
            case 1: JSONNumber(Int.random(in: .min ... .max, using: &random))
            case 2: JSONNumber(Double.random(in: -1000...1000, using: &random))
            default: JSONNumber(Double(bitPattern: random.next()))
            }
        guard let number else { return (0, "0") }
        return (.number(number), number.text)
    }

    private static func string(using random: inout some RandomNumberGenerator) -> (value: String, text: String) {
        var value = String.UnicodeScalarView()
        var text = "\""
        for _ in 0..<Int.random(in: 0..<20, using: &random) {
            let scalar = scalar(using: &random)
            value.append(scalar)
            text += Self.text(of: scalar, isEscaped: Int.random(in: 0..<4, using: &random) == 0)
        }
        return (String(value), text + "\"")
    }

    private static func scalar(using random: inout some RandomNumberGenerator) -> Unicode.Scalar {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x1F, 0x20...0x7E, 0x20...0x7E, 0x7F...0x7FF, 0x800...0xFFFF, 0x1_0000...0x10_FFFF,
        ]
        let range = ranges.randomElement(using: &random) ?? 0...0
        return Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "?"
    }

    private static func text(of scalar: Unicode.Scalar, isEscaped: Bool) -> String {
        guard isEscaped || scalar.value < 0x20 || scalar == "\"" || scalar == "\\" else { return String(scalar) }
        return Character(scalar).utf16.map { unit in
            let hexadecimal = String(unit, radix: 16, uppercase: unit % 2 == 0)
            return "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
        }.joined()
    }
}
