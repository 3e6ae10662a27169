/// The members of an object that is being encoded.
struct KeyedSlots<Key: CodingKey> {
    private let encoder: NodeEncoder

    let codingPath: [any CodingKey]

    init(_ encoder: NodeEncoder) {
        encoder.slot.becomeObject(at: encoder.path)
        self.encoder = encoder
        codingPath = encoder.codingPath
    }

    private func put(_ value: JSONValue, _ key: Key) { encoder.slot.set(key.stringValue, to: value) }

    private func put(_ integer: some BinaryInteger, _ key: Key) { put(.number(JSONNumber(integer)), key) }

    private func child(_ key: any CodingKey) -> NodeEncoder {
        encoder.child(encoder.slot.setSlot(key.stringValue), at: key, in: codingPath)
    }
}

extension KeyedSlots: KeyedEncodingContainerProtocol {
    func encodeNil(forKey key: Key) { put(.null, key) }
    func encode(_ value: Bool, forKey key: Key) { put(.boolean(value), key) }
    func encode(_ value: String, forKey key: Key) { put(.string(value), key) }

    func encode(_ value: Double, forKey key: Key) throws {
        put(try NodeEncoder.number(value, at: codingPath + [key]), key)
    }

    func encode(_ value: Float, forKey key: Key) throws {
        put(try NodeEncoder.number(value, at: codingPath + [key]), key)
    }

    func encode(_ value: Int, forKey key: Key) { put(value, key) }
    func encode(_ value: Int8, forKey key: Key) { put(value, key) }
    func encode(_ value: Int16, forKey key: Key) { put(value, key) }
    func encode(_ value: Int32, forKey key: Key) { put(value, key) }
    func encode(_ value: Int64, forKey key: Key) { put(value, key) }
    func encode(_ value: Int128, forKey key: Key) { put(value, key) }
    func encode(_ value: UInt, forKey key: Key) { put(value, key) }
    func encode(_ value: UInt8, forKey key: Key) { put(value, key) }
    func encode(_ value: UInt16, forKey key: Key) { put(value, key) }
    func encode(_ value: UInt32, forKey key: Key) { put(value, key) }
    func encode(_ value: UInt64, forKey key: Key) { put(value, key) }
    func encode(_ value: UInt128, forKey key: Key) { put(value, key) }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try child(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { child(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { child(JSONKey.superclass) }
    func superEncoder(forKey key: Key) -> any Encoder { child(key) }
}
