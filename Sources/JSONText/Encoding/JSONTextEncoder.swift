/// Writes values of types that are `Encodable` as JSON, without Foundation.
///
/// Members come in the order in which a type encodes them. Nothing is renamed, and dates and data have no form of their
/// own here. Infinities and NaN are refused, since JSON has no number for them.
public struct JSONTextEncoder: Sendable {
    private let options: JSONTextOptions
    private let userInfo: [CodingUserInfoKey: any Sendable]

    /// Creates an encoder.
    ///
    /// - Parameters:
    ///   - options: How the text is written.
    ///   - userInfo: What the types find in their encoder's `userInfo`.
    public init(options: JSONTextOptions = [], userInfo: [CodingUserInfoKey: any Sendable] = [:]) {
        self.options = options
        self.userInfo = userInfo
    }

    /// Writes a value in UTF-8, without a line end.
    ///
    /// - Throws: `EncodingError` for a number that JSON does not have, or a type that encodes nothing or two things in
    ///   one place; and whatever the type itself throws.
    public func encode<Value: Encodable>(_ value: Value) throws -> [UInt8] {
        try self.value(of: value).bytes(options)
    }

    /// Turns a value into one of JSON, with its members in the order in which they were encoded.
    ///
    /// - Throws: What ``encode(_:)`` throws.
    public func value<Value: Encodable>(of value: Value) throws -> JSONValue {
        let slot = EncodingSlot()
        try NodeEncoder(slot, at: CodingPath(), userInfo: userInfo).encode(value)
        guard let value = try slot.finished() else {
            let context = EncodingError.Context(codingPath: [], debugDescription: "\(Value.self) encoded nothing")
            throw EncodingError.invalidValue(value, context)
        }
        return value
    }
}
