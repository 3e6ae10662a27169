/// Reads JSON, as RFC 8259 has it and nothing beyond.
///
/// There are no comments, no trailing commas, no `NaN`, and no number with a leading zero. Bytes that are no UTF-8 and
/// halves of surrogate pairs are refused, so that every text that comes out is what went in. The one indulgence is the
/// RFC's own: a byte order mark before the value is passed over.
public enum JSONParser: Sendable {
    /// How deep lists and objects may stand in one another.
    ///
    /// A bound, so that no text can use up the stack of whoever works with it: reading takes none for a level, but
    /// decoding, writing and letting go of a value do.
    public static let depthLimit = 512

    /// Reads the one value that a text consists of.
    ///
    /// - Parameter bytes: The whole text, in UTF-8.
    /// - Returns: The value.
    /// - Throws: The first mistake, with its place.
    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONNode {
        var scanner = JSONScanner(bytes)
        return try scanner.document()
    }

    /// Reads the one value that a text consists of, from bytes that are copied before.
    ///
    /// - Parameter bytes: The whole text, in UTF-8.
    /// - Returns: The value.
    /// - Throws: The first mistake, with its place counted from the start of the bytes.
    public static func parse(_ bytes: some Collection<UInt8>) throws(JSONError) -> JSONNode {
        try parse(Array(bytes))
    }
}
