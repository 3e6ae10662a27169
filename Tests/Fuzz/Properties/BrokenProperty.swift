/// Something that has to hold for every input, and that did not hold for one.
package struct BrokenProperty: Error, Hashable, Sendable, CustomStringConvertible {
    /// What does not hold.
    package let description: String

    /// Creates an error.
    package init(_ description: String) {
        self.description = description
    }

    /// Throws unless a condition holds.
    static func unless(
        _ condition: @autoclosure () -> Bool,
        _ description: @autoclosure () -> String
    ) throws(BrokenProperty) {
        guard condition() else { throw BrokenProperty(description()) }
    }

    /// Throws unless a text stands on one line, whatever draws it, and can do nothing else to a terminal.
    static func unlessOneLine(_ text: String, _ subject: String) throws(BrokenProperty) {
        // Of the categories control, line separator and paragraph separator, these are all.
        let isOneLine = text.unicodeScalars.allSatisfy {
            switch $0.value {
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: false
            default: true
            }
        }
        try unless(isOneLine, "\(subject) is not one line: \(text.debugDescription)")
    }

    /// Throws unless a reason consists of plain words, as one does that quotes nothing of what was read.
    static func unlessPlain(_ reason: String, _ subject: String) throws(BrokenProperty) {
        let isPlain = 1...120 ~= reason.utf8.count && reason.utf8.allSatisfy { 0x20..<0x7F ~= $0 }
        try unless(isPlain, "\(subject) is not plain: \(reason.debugDescription)")
    }
}
