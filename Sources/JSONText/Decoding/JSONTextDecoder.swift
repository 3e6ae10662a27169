/// Makes values of types that are `Decodable` from JSON, without Foundation.
///
/// Of members with equal names the last counts, and members that a type does not ask for are passed over. A whole
/// number may be written `1.0` or `1e3`. Nothing is renamed, and dates and data have no form of their own here.
public struct JSONTextDecoder: Sendable {
    private let userInfo: [CodingUserInfoKey: any Sendable]

    /// Creates a decoder.
    ///
    /// - Parameter userInfo: What the types find in their decoder's `userInfo`.
    public init(userInfo: [CodingUserInfoKey: any Sendable] = [:]) {
        self.userInfo = userInfo
    }

    /// Makes a value from a text.
    ///
    /// - Throws: ``JSONError`` when the text is not JSON; `DecodingError` when it is not what the type asks for, whose
    ///   underlying error is a ``JSONError`` with the place.
    public func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try decode(type, from: JSONParser.parse(bytes))
    }

    /// Makes a value from one that was read.
    ///
    /// - Throws: `DecodingError` when it is not what the type asks for, whose underlying error is a ``JSONError`` with
    ///   the place.
    public func decode<Value: Decodable>(_ type: Value.Type, from node: JSONNode) throws -> Value {
        try NodeDecoder(node, at: CodingPath(), userInfo: userInfo).value(type)
    }
}
