/// Reads elements of DER (X.690), one after another, and never reads past their end.
///
/// It knows tags of one byte and lengths of up to three, in their shortest form, which is all that a certificate is made
/// of. Whatever else it meets is no element to it.
struct DERReader {
    /// What starts an element.
    enum Tag {
        static let boolean: UInt8 = 0x01
        static let integer: UInt8 = 0x02
        static let bitString: UInt8 = 0x03
        static let objectIdentifier: UInt8 = 0x06
        static let universalString: UInt8 = 0x1C
        static let bmpString: UInt8 = 0x1E
        static let utcTime: UInt8 = 0x17
        static let generalizedTime: UInt8 = 0x18
        static let sequence: UInt8 = 0x30
        static let set: UInt8 = 0x31
    }

    private var rest: ArraySlice<UInt8>

    /// Creates a reader of the elements that these bytes hold.
    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    /// Whether all elements have been read.
    var isAtEnd: Bool { rest.isEmpty }

    /// The tag of the next element, if there is one.
    var nextTag: UInt8? { rest.first }

    /// Reads the next element, whatever it is: its tag and what it holds.
    mutating func readAny() -> (tag: UInt8, content: ArraySlice<UInt8>)? {
        guard let tag = rest.first, tag & 0x1F != 0x1F, let length = Self.length(in: rest.dropFirst()) else {
            return nil
        }
        let afterLength = rest.dropFirst(1 + length.byteCount)
        guard afterLength.count >= length.value else { return nil }
        rest = afterLength.dropFirst(length.value)
        return (tag, afterLength.prefix(length.value))
    }

    /// Reads the next element, which has to have a tag, and returns what it holds.
    mutating func read(_ tag: UInt8) -> ArraySlice<UInt8>? {
        guard rest.first == tag else { return nil }
        return readAny()?.content
    }

    /// Reads the next element, which has to have a tag, and returns a reader of the elements in it.
    mutating func open(_ tag: UInt8) -> DERReader? {
        read(tag).map(DERReader.init)
    }

    private static func length(in bytes: ArraySlice<UInt8>) -> (value: Int, byteCount: Int)? {
        guard let first = bytes.first else { return nil }
        if first < 0x80 { return (Int(first), 1) }
        let digits = bytes.dropFirst().prefix(Int(first & 0x7F))
        guard (1...3).contains(first & 0x7F), digits.count == first & 0x7F, digits.first != 0 else { return nil }
        let value = digits.reduce(0) { $0 << 8 | Int($1) }
        return value < 0x80 ? nil : (value, 1 + digits.count)
    }
}
