/// A value that was read from a text, and that knows where in it it starts.
///
/// What stands in the text twice stands here twice: members with equal names are all kept, in their order.
public struct JSONNode: Hashable, Sendable {
    /// What the value is.
    public let content: Content

    /// The byte at which it starts, counted from 0.
    public let offset: Int

    /// Creates a node.
    public init(_ content: Content, offset: Int) {
        self.content = content
        self.offset = offset
    }

    /// The value of the last member with a name; `nil` when there is none, or when this is no object.
    public subscript(name: String) -> JSONNode? {
        guard case .object(let members) = content else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The value without its places.
    public var value: JSONValue {
        switch content {
        case .null: .null
        case .boolean(let boolean): .boolean(boolean)
        case .number(let number): .number(number)
        case .string(let string): .string(string)
        case .list(let elements): .list(elements.map(\.value))
        case .object(let members): .object(members.map { .init(name: $0.name, value: $0.value.value) })
        }
    }
}

extension JSONNode {
    /// What a value is.
    public enum Content: Hashable, Sendable {
        /// The word `null`.
        case null
        /// One of the words `true` and `false`.
        case boolean(Bool)
        /// A number.
        case number(JSONNumber)
        /// A text.
        case string(String)
        /// Values in an order.
        case list([JSONNode])
        /// Values with names.
        case object([Member])

        /// What kind of value this is, in words: "a list".
        public var kind: String {
            switch self {
            case .null: "null"
            case .boolean: "true or false"
            case .number: "a number"
            case .string: "a text"
            case .list: "a list"
            case .object: "an object"
            }
        }
    }

    /// A name and its value.
    public struct Member: Hashable, Sendable {
        /// The name, which another member may have too.
        public let name: String
        /// The byte at which the name's opening quote stands, counted from 0.
        public let nameOffset: Int
        /// The value.
        public let value: JSONNode

        /// Creates a member.
        public init(name: String, nameOffset: Int, value: JSONNode) {
            self.name = name
            self.nameOffset = nameOffset
            self.value = value
        }
    }
}
