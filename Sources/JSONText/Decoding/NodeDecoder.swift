/// One value for a type to decode itself from.
struct NodeDecoder {
    let node: JSONNode
    let path: CodingPath
    let information: [CodingUserInfoKey: any Sendable]

    init(_ node: JSONNode, at path: CodingPath, userInfo: [CodingUserInfoKey: any Sendable]) {
        self.node = node
        self.path = path
        information = userInfo
    }

    var isNull: Bool { node.content == .null }

    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == JSONValue.self, let value = node.value as? Value { return value }
        do {
            return try Value(from: self)
        } catch let error as DecodingError {
            throw error.placed(JSONError(.mismatch, "\(Value.self) does not take this value", offset: node.offset))
        }
    }

    func boolean() throws -> Bool {
        guard case .boolean(let boolean) = node.content else { throw mismatch(Bool.self, "true or false") }
        return boolean
    }

    func string() throws -> String {
        guard case .string(let string) = node.content else { throw mismatch(String.self, "a text") }
        return string
    }

    func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
        guard case .number(let number) = node.content else { throw mismatch(type, "a whole number") }
        guard let integer = number.exactly(type) else {
            throw corrupted("expected a whole number from \(Integer.min) to \(Integer.max)")
        }
        return integer
    }

    func float<Float: BinaryFloatingPoint & LosslessStringConvertible>(_ type: Float.Type) throws -> Float {
        guard case .number(let number) = node.content else { throw mismatch(type, "a number") }
        guard let float = number.nearest(type) else { throw corrupted("the number is too large for a \(type)") }
        return float
    }

    func members<Key: CodingKey>(_: Key.Type) throws -> KeyedNodes<Key> {
        guard case .object(let members) = node.content else { throw mismatch([String: Any].self, "an object") }
        return KeyedNodes(members, of: self)
    }

    func elements() throws -> ListedNodes {
        guard case .list(let elements) = node.content else { throw mismatch([Any].self, "a list") }
        return ListedNodes(elements, of: self)
    }

    /// The decoder of a value in this one.
    func child(_ node: JSONNode, at key: any CodingKey, in keys: [any CodingKey]) -> NodeDecoder {
        NodeDecoder(node, at: CodingPath(keys, last: key), userInfo: information)
    }
}

extension NodeDecoder {
    private func mismatch(_ type: Any.Type, _ wanted: String) -> DecodingError {
        let context = context(.mismatch, "expected \(wanted), found \(node.content.kind)")
        return isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    private func corrupted(_ reason: String) -> DecodingError {
        .dataCorrupted(context(.mismatch, reason))
    }

    /// What an error says about this value: the reason without the value, and its place.
    func context(_ code: JSONError.Code, _ reason: String) -> DecodingError.Context {
        DecodingError.Context(
            codingPath: codingPath,
            debugDescription: reason,
            underlyingError: JSONError(code, reason, offset: node.offset)
        )
    }
}

extension NodeDecoder: Decoder {
    var codingPath: [any CodingKey] { path.keys }

    var userInfo: [CodingUserInfoKey: Any] { information }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try members(type))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try elements() }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

extension NodeDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { isNull }
    func decode(_: Bool.Type) throws -> Bool { try boolean() }
    func decode(_: String.Type) throws -> String { try string() }
    func decode(_ type: Double.Type) throws -> Double { try float(type) }
    func decode(_ type: Float.Type) throws -> Float { try float(type) }
    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: Int128.Type) throws -> Int128 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try integer(type) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value(type) }
}
