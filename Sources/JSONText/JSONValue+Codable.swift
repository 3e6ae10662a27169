extension JSONValue: Codable {
    /// Takes a value as it is.
    ///
    /// ``JSONTextDecoder`` hands it over with its members in order and its numbers as they were written. Other decoders
    /// know neither, so that members then come sorted by name.
    public init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: JSONKey.self) {
            self = .object(
                try members.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
                    Member(name: key.stringValue, value: try members.decode(JSONValue.self, forKey: key))
                }
            )
        } else if var elements = try? decoder.unkeyedContainer() {
            var list: [JSONValue] = []
            while !elements.isAtEnd { list.append(try elements.decode(JSONValue.self)) }
            self = .list(list)
        } else {
            self = try Self.plain(decoder.singleValueContainer())
        }
    }

    private static func plain(_ container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let boolean = try? container.decode(Bool.self) { return .boolean(boolean) }
        if let integer = try? container.decode(Int.self) { return .integer(integer) }
        if let double = try? container.decode(Double.self), let number = JSONNumber(double) { return .number(number) }
        return .string(try container.decode(String.self))
    }

    /// Encodes the value as it is.
    ///
    /// ``JSONTextEncoder`` keeps its members in order and its numbers as they are written.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .boolean(let boolean): try boolean.encode(to: encoder)
        case .string(let string): try string.encode(to: encoder)
        case .list(let elements): try elements.encode(to: encoder)
        case .number(let number): try number.encodeNearest(to: encoder)
        case .object(let members):
            var container = encoder.container(keyedBy: JSONKey.self)
            for member in members { try container.encode(member.value, forKey: .name(member.name)) }
        }
    }
}

extension JSONNumber {
    fileprivate func encodeNearest(to encoder: any Encoder) throws {
        if let integer {
            try integer.encode(to: encoder)
        } else if let double {
            try double.encode(to: encoder)
        } else {
            let context = EncodingError.Context(
                codingPath: encoder.codingPath,
                debugDescription: "the number is too large for a Double"
            )
            throw EncodingError.invalidValue(text, context)
        }
    }
}
