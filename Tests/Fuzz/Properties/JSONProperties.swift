import JSONText

/// What holds for every text that is read as JSON.
enum JSONProperties {
    static func check(_ text: [UInt8]) throws(BrokenProperty) {
        try checkCodable(text)
        let node: JSONNode
        do {
            node = try JSONParser.parse(text)
        } catch {
            try BrokenProperty.unless(0...text.count ~= error.offset, "the mistake is outside the text: \(error)")
            try BrokenProperty.unlessPlain(error.reason, "the reason")
            return
        }
        let value = node.value
        for (form, written) in [
            ("plain", value.bytes()), ("pretty", value.bytes(.pretty)), ("a person's", Array(value.text().utf8)),
            ("a single line", Array(value.description.utf8)),
        ] {
            try BrokenProperty.unless(
                Self.value(of: written) == value,
                "what is written (\(form)) is read as another value"
            )
        }
        let sorted = value.bytes(.sortedKeys)
        try BrokenProperty.unless(
            Self.value(of: sorted)?.bytes(.sortedKeys) == sorted,
            "members that were sorted are sorted in another way"
        )
        try checkNumbers(in: value)
    }

    /// The value of a text; `nil` when it is refused.
    static func value(of text: [UInt8]) -> JSONValue? {
        try? JSONParser.parse(text).value
    }

    /// A value that `Codable` makes of the text is made again of what is written of it.
    private static func checkCodable(_ text: [UInt8]) throws(BrokenProperty) {
        let decoder = JSONTextDecoder()
        do {
            let sample = try decoder.decode(CodableSample.self, from: text)
            let again = try decoder.decode(CodableSample.self, from: JSONTextEncoder().encode(sample))
            try BrokenProperty.unless(again == sample, "what is encoded is decoded as another value")
        } catch let error as BrokenProperty {
            throw error
        } catch is JSONError, is DecodingError {
        } catch {
            throw BrokenProperty("decoding fails with \(error)")
        }
    }

    private static func checkNumbers(in value: JSONValue) throws(BrokenProperty) {
        switch value {
        case .number(let number):
            if let integer = number.integer {
                try BrokenProperty.unless(JSONNumber(integer).integer == integer, "\(integer) is another whole number")
                try BrokenProperty.unless(number.exactly(Int128.self) == Int128(integer), "\(number) has two values")
            }
            guard let double = number.double else { return }
            try BrokenProperty.unless(JSONNumber(double)?.double == double, "\(double) is another number")
        case .list(let elements):
            for element in elements { try checkNumbers(in: element) }
        case .object(let members):
            for member in members { try checkNumbers(in: member.value) }
        case .null, .boolean, .string:
            break
        }
    }
}

/// A value that takes a part of most documents: whatever it does not ask for is passed over.
private struct CodableSample: Codable, Hashable {
    var version: String?
    var targets: [CodableSample]?
    var only: [String]?
    var headers: [String: String]?
    var accept: Int8?
    var retries: UInt64?
    var timeout: Double?
    var insecure: Bool?
}
