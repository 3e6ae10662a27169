/// The elements of a list, for a type to take one after another.
struct ListedNodes {
    private let elements: [JSONNode]
    private let decoder: NodeDecoder

    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(_ elements: [JSONNode], of decoder: NodeDecoder) {
        self.elements = elements
        self.decoder = decoder
        codingPath = decoder.codingPath
    }

    private func current(_ type: Any.Type) throws -> NodeDecoder {
        guard currentIndex < elements.count else {
            let context = decoder.context(.mismatch, "expected another element after the \(elements.count) of the list")
            throw DecodingError.valueNotFound(type, context)
        }
        return decoder.child(elements[currentIndex], at: JSONKey.index(currentIndex), in: codingPath)
    }

    /// Takes the current element, and steps to the next one only if that worked.
    private mutating func take<Value>(_ decode: (NodeDecoder) throws -> Value) throws -> Value {
        let value = try decode(current(Value.self))
        currentIndex += 1
        return value
    }
}

extension ListedNodes: UnkeyedDecodingContainer {
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    mutating func decodeNil() throws -> Bool {
        let isNull = try current(Any?.self).isNull
        if isNull { currentIndex += 1 }
        return isNull
    }

    mutating func decode(_: Bool.Type) throws -> Bool { try take { try $0.boolean() } }
    mutating func decode(_: String.Type) throws -> String { try take { try $0.string() } }
    mutating func decode(_ type: Double.Type) throws -> Double { try take { try $0.float(type) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try take { try $0.float(type) } }
    mutating func decode(_ type: Int.Type) throws -> Int { try take { try $0.integer(type) } }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try take { try $0.integer(type) } }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try take { try $0.integer(type) } }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try take { try $0.integer(type) } }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try take { try $0.integer(type) } }
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try take { try $0.integer(type) } }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try take { try $0.integer(type) } }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try take { try $0.integer(type) } }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try take { try $0.integer(type) } }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try take { try $0.integer(type) } }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try take { try $0.integer(type) } }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try take { try $0.integer(type) } }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try take { try $0.value(type) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(try take { try $0.members(type) })
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try take { try $0.elements() }
    }

    mutating func superDecoder() throws -> any Decoder { try take { $0 } }
}
