import JSONText
import Testing

@Suite("JSON containers")
struct ContainerTests {
    class Animal: Codable {
        var name = "Rex"
        init() {}
    }

    final class Dog: Animal {
        var tricks = ["sit"]
        enum CodingKeys: String, CodingKey { case tricks }

        override init() { super.init() }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            try super.init(from: container.superDecoder())
            tricks = try container.decode([String].self, forKey: .tricks)
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try super.encode(to: container.superEncoder())
            try container.encode(tricks, forKey: .tricks)
        }
    }

    @Test("A superclass has a member of its own")
    func superclass() throws {
        let bytes = try JSONTextEncoder().encode(Dog())
        let dog = try JSONTextDecoder().decode(Dog.self, from: bytes)

        #expect(String(decoding: bytes, as: UTF8.self) == #"{"super":{"name":"Rex"},"tricks":["sit"]}"#)
        #expect(dog.name == "Rex")
        #expect(dog.tricks == ["sit"])
    }

    /// Goes through every way to nest containers.
    struct Nested: Codable, Equatable {
        var numbers = [1, 2, 3]

        enum Key: String, CodingKey { case outer, inner, list, other }

        init() {}

        init(from decoder: any Decoder) throws {
            let outer = try decoder.container(keyedBy: Key.self)
            let inner = try outer.nestedContainer(keyedBy: Key.self, forKey: .outer)
            var list = try outer.nestedUnkeyedContainer(forKey: .list)
            let first = try list.nestedContainer(keyedBy: Key.self)
            var second = try list.nestedUnkeyedContainer()
            let other = try list.superDecoder().singleValueContainer()
            numbers = [
                try inner.decode(Int.self, forKey: .inner), try first.decode(Int.self, forKey: .inner),
                try second.decode(Int.self),
            ]
            #expect(try other.decode(String.self) == "end")
            #expect(try outer.superDecoder(forKey: .other).singleValueContainer().decodeNil())
            #expect(inner.codingPath.map(\.stringValue) == ["outer"])
            #expect(second.codingPath.map(\.stringValue) == ["list", "Index 1"])
            #expect(second.isAtEnd && second.count == 1 && list.currentIndex == 3)
            #expect(outer.allKeys == [.outer, .list, .other])
            #expect(outer.contains(.list) && !outer.contains(.inner))
        }

        func encode(to encoder: any Encoder) throws {
            var outer = encoder.container(keyedBy: Key.self)
            var inner = outer.nestedContainer(keyedBy: Key.self, forKey: .outer)
            var list = outer.nestedUnkeyedContainer(forKey: .list)
            var first = list.nestedContainer(keyedBy: Key.self)
            var second = list.nestedUnkeyedContainer()
            var end = list.superEncoder().singleValueContainer()
            var other = outer.superEncoder(forKey: .other).singleValueContainer()
            // From the last to the first: each writes to its own place, whenever it does.
            try other.encodeNil()
            try end.encode("end")
            try second.encode(numbers[2])
            try first.encode(numbers[1], forKey: .inner)
            try inner.encode(numbers[0], forKey: .inner)
            #expect(second.codingPath.map(\.stringValue) == ["list", "Index 1"])
            #expect(list.count == 3 && second.count == 1)
        }
    }

    @Test("Nested containers write each to its own place, in any order")
    func nested() throws {
        let bytes = try JSONTextEncoder().encode(Nested())

        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"outer":{"inner":1},"list":[{"inner":2},[3],"end"],"other":null}"#
        )
        #expect(try JSONTextDecoder().decode(Nested.self, from: bytes) == Nested())
    }

    /// Encodes what a closure does.
    struct Encoding: Encodable, Sendable {
        var body: @Sendable (any Encoder) throws -> Void
        func encode(to encoder: any Encoder) throws { try body(encoder) }
    }

    @Test("A container that is asked for twice is the same one, and a member that is set twice has its last value")
    func twice() throws {
        let encoding = Encoding { encoder in
            for round in 1...2 {
                var container = encoder.container(keyedBy: JSONName.self)
                for index in 0..<40 { try container.encode(index * round, forKey: JSONName("n\(index)")) }
            }
        }

        let value = try JSONTextEncoder().value(of: encoding)

        #expect(value == .object((0..<40).map { .init(name: "n\($0)", value: .integer($0 * 2)) }))
    }

    @Test("A place that is asked for and left empty is an empty object, and a document that is left empty an error")
    func empty() throws {
        let inner = Encoding { encoder in
            var container = encoder.unkeyedContainer()
            _ = container.superEncoder()
            try container.encode(Encoding { _ in })
        }

        #expect(try JSONTextEncoder().value(of: inner) == [[:], [:]])
        #expect(throws: EncodingError.self) { try JSONTextEncoder().encode(Encoding { _ in }) }
    }

    /// Ways to encode two things in one place.
    ///
    /// No arguments of the test, since those are encoded by Foundation, which traps on them.
    private static let conflicts: [Encoding] = [
        Encoding { encoder in
            try 1.encode(to: encoder)
            try 2.encode(to: encoder)
        },
        Encoding { encoder in
            _ = encoder.unkeyedContainer()
            _ = encoder.container(keyedBy: JSONName.self)
        },
        Encoding { encoder in
            var container = encoder.container(keyedBy: JSONName.self)
            try "a".encode(to: encoder)
            try container.encode(1, forKey: JSONName("x"))
        },
        Encoding { encoder in
            var container = encoder.singleValueContainer()
            try container.encode(true)
            var list = encoder.unkeyedContainer()
            try list.encode(1)
        },
    ]

    @Test("Two things in one place are an error and no trap", arguments: conflicts.indices)
    func conflict(index: Int) {
        let value = [["a": Self.conflicts[index]]]

        let error = #expect(throws: EncodingError.self) { try JSONTextEncoder().encode(value) }

        guard case .invalidValue(_, let context) = error else {
            Issue.record("another error")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["Index 0", "a"])
    }

    @Test(
        "A number that JSON does not have is an error with the way to it",
        arguments: [Double.nan, .infinity, -.infinity]
    )
    func notFinite(number: Double) {
        let attempts: [() throws -> [UInt8]] = [
            { try JSONTextEncoder().encode(number) },
            { try JSONTextEncoder().encode([0, number]) },
            { try JSONTextEncoder().encode(["a": Float(number)]) },
            { try JSONTextEncoder().encode(["a": [Optional(number)]]) },
        ]
        let paths = attempts.map { attempt -> [String] in
            let error = #expect(throws: EncodingError.self) { try attempt() }
            guard case .invalidValue(_, let context) = error else { return ["another error"] }
            return context.codingPath.map(\.stringValue)
        }

        #expect(paths == [[], ["Index 1"], ["a"], ["a", "Index 0"]])
    }
}

/// A name that a test makes up.
struct JSONName: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) {
        stringValue = name
    }

    init?(stringValue: String) {
        self.init(stringValue)
    }

    init?(intValue: Int) {
        nil
    }
}
