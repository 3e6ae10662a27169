/// One place for a type to encode itself to.
struct NodeEncoder {
    let slot: EncodingSlot
    let path: CodingPath
    let information: [CodingUserInfoKey: any Sendable]

    init(_ slot: EncodingSlot, at path: CodingPath, userInfo: [CodingUserInfoKey: any Sendable]) {
        self.slot = slot
        self.path = path
        information = userInfo
    }

    /// The encoder of a place in this one.
    func child(_ slot: EncodingSlot, at key: any CodingKey, in keys: [any CodingKey]) -> NodeEncoder {
        NodeEncoder(slot, at: CodingPath(keys, last: key), userInfo: information)
    }

    /// A number of JSON for a floating-point number.
    static func number(
        _ float: some BinaryFloatingPoint & LosslessStringConvertible,
        at path: @autoclosure () -> [any CodingKey]
    ) throws -> JSONValue {
        guard let number = JSONNumber(float) else {
            let context = EncodingError.Context(codingPath: path(), debugDescription: "JSON has no number for \(float)")
            throw EncodingError.invalidValue(float, context)
        }
        return .number(number)
    }

    private func put(_ value: JSONValue) { slot.set(value, at: path) }

    private func put(_ integer: some BinaryInteger) { put(.number(JSONNumber(integer))) }
}

extension NodeEncoder: Encoder {
    var codingPath: [any CodingKey] { path.keys }

    var userInfo: [CodingUserInfoKey: Any] { information }

    func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedSlots<Key>(self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { ListedSlots(self) }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension NodeEncoder: SingleValueEncodingContainer {
    func encodeNil() { put(.null) }
    func encode(_ value: Bool) { put(.boolean(value)) }
    func encode(_ value: String) { put(.string(value)) }
    func encode(_ value: Double) throws { put(try Self.number(value, at: codingPath)) }
    func encode(_ value: Float) throws { put(try Self.number(value, at: codingPath)) }
    func encode(_ value: Int) { put(value) }
    func encode(_ value: Int8) { put(value) }
    func encode(_ value: Int16) { put(value) }
    func encode(_ value: Int32) { put(value) }
    func encode(_ value: Int64) { put(value) }
    func encode(_ value: Int128) { put(value) }
    func encode(_ value: UInt) { put(value) }
    func encode(_ value: UInt8) { put(value) }
    func encode(_ value: UInt16) { put(value) }
    func encode(_ value: UInt32) { put(value) }
    func encode(_ value: UInt64) { put(value) }
    func encode(_ value: UInt128) { put(value) }

    func encode<Value: Encodable>(_ value: Value) throws {
        if Value.self == JSONValue.self, let value = value as? JSONValue {
            put(value)
        } else {
            try value.encode(to: self)
        }
    }
}
