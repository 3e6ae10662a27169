/// The elements of a list that is being encoded.
struct ListedSlots {
    private let encoder: NodeEncoder

    let codingPath: [any CodingKey]

    init(_ encoder: NodeEncoder) {
        encoder.slot.becomeList(at: encoder.path)
        self.encoder = encoder
        codingPath = encoder.codingPath
    }

    private var key: JSONKey { .index(count) }

    private func put(_ value: JSONValue) { encoder.slot.append(value) }

    private func put(_ integer: some BinaryInteger) { put(.number(JSONNumber(integer))) }

    private func child() -> NodeEncoder {
        let key = key
        return encoder.child(encoder.slot.appendSlot(), at: key, in: codingPath)
    }
}

extension ListedSlots: UnkeyedEncodingContainer {
    var count: Int { encoder.slot.count }

    func encodeNil() { put(.null) }
    func encode(_ value: Bool) { put(.boolean(value)) }
    func encode(_ value: String) { put(.string(value)) }
    func encode(_ value: Double) throws { put(try NodeEncoder.number(value, at: codingPath + [key])) }
    func encode(_ value: Float) throws { put(try NodeEncoder.number(value, at: codingPath + [key])) }
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
    func encode<Value: Encodable>(_ value: Value) throws { try child().encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        child().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { child().unkeyedContainer() }
    func superEncoder() -> any Encoder { child() }
}
