import Presentation

/// Text of a page or a picture in which everything that came from elsewhere is escaped.
///
/// What is written in the source is markup; what is put into it is text, unless it is markup itself. So nothing that a
/// configuration, a server or a log says can become a tag or leave an attribute.
struct Markup: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The markup.
    private(set) var text: String

    init(stringLiteral text: String) {
        self.text = text
    }

    init(stringInterpolation parts: StringInterpolation) {
        text = parts.text
    }

    static func + (left: Markup, right: Markup) -> Markup { "\(left)\(right)" }

    static func += (left: inout Markup, right: Markup) { left.text += right.text }

    /// The parts of a literal, put together.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity * 2)
        }

        mutating func appendLiteral(_ literal: String) { text += literal }

        mutating func appendInterpolation(_ markup: Markup) { text += markup.text }

        mutating func appendInterpolation(_ pieces: [Markup]) {
            for piece in pieces { text += piece.text }
        }

        mutating func appendInterpolation(_ number: Int) { text += "\(number)" }

        /// Appends a coordinate: a tenth of a pixel is more than anybody sees.
        mutating func appendInterpolation(_ number: Double) { text += number.tenths }

        mutating func appendInterpolation(_ string: String) {
            // Most of a page is numbers and words that need no care.
            if string.utf8.allSatisfy(Self.isPlain) {
                text += string
                return
            }
            for scalar in string.visible.unicodeScalars {
                switch scalar {
                case "&": text += "&amp;"
                case "<": text += "&lt;"
                case ">": text += "&gt;"
                case "\"": text += "&quot;"
                case "'": text += "&#39;"
                // No XML may hold these, be they escaped or not.
                case "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
                default: text.unicodeScalars.append(scalar)
                }
            }
        }

        private static func isPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
            default: 0x20..<0x7F ~= byte
            }
        }
    }
}
