/// The members of an object, for a type to pick its own from.
struct KeyedNodes<Key: CodingKey> {
    private let members: [JSONNode.Member]
    private let decoder: NodeDecoder
    /// Where the last member of each name stands, for objects in which searching would take longer.
    private let positions: [String: Int]?

    let codingPath: [any CodingKey]

    init(_ members: [JSONNode.Member], of decoder: NodeDecoder) {
        self.members = members
        self.decoder = decoder
        codingPath = decoder.codingPath
        positions =
            members.count <= 16
            ? nil : Dictionary(members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
    }

    private func node(_ name: String) -> JSONNode? {
        if let positions { return positions[name].map { members[$0].value } }
        return members.last { $0.name == name }?.value
    }

    private func child(_ key: any CodingKey) throws -> NodeDecoder {
        guard let node = node(key.stringValue) else {
            throw DecodingError.keyNotFound(
                key,
                decoder.context(.mismatch, "expected a member named '\(key.stringValue)', found none")
            )
        }
        return decoder.child(node, at: key, in: codingPath)
    }
}

extension KeyedNodes: KeyedDecodingContainerProtocol {
    var allKeys: [Key] {
        let names = members.map(\.name)
        var seen = Set<String>()
        return names.filter { seen.insert($0).inserted }.compactMap(Key.init(stringValue:))
    }

    func contains(_ key: Key) -> Bool { node(key.stringValue) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try child(key).isNull }

    func decode(_: Bool.Type, forKey key: Key) throws -> Bool { try child(key).boolean() }
    func decode(_: String.Type, forKey key: Key) throws -> String { try child(key).string() }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try child(key).float(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try child(key).float(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try child(key).integer(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try child(key).integer(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try child(key).integer(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try child(key).integer(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try child(key).integer(type) }
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try child(key).integer(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try child(key).integer(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try child(key).integer(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try child(key).integer(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try child(key).integer(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try child(key).integer(type) }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try child(key).integer(type) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try child(key).value(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(try child(key).members(type))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try child(key).elements()
    }

    func superDecoder() throws -> any Decoder { try child(JSONKey.superclass) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }
}
