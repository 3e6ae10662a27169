internal import JSONText

/// A known record lacks a member that it must have, or has one of another kind.
struct MalformedRecord: Error {}

/// The members of a record, read by name and kind.
///
/// A member that is `null` counts as absent. One that is there but of another kind throws, also where it need not be
/// there: a number that cannot be read is no reason to believe the others.
struct RecordMembers {
    private let object: JSONValue

    init(_ object: JSONValue) throws(MalformedRecord) {
        guard case .object = object else { throw MalformedRecord() }
        self.object = object
    }

    func text(_ name: String) throws(MalformedRecord) -> String? {
        switch object[name] {
        case nil, .null: nil
        case .string(let text): text
        default: throw MalformedRecord()
        }
    }

    func integer(_ name: String) throws(MalformedRecord) -> Int? {
        switch object[name] {
        case nil, .null: return nil
        case .number(let number):
            guard let integer = number.integer, integer >= 0 else { throw MalformedRecord() }
            return integer
        default: throw MalformedRecord()
        }
    }

    /// A number of milliseconds, to the nanosecond and up to a hundred days.
    func milliseconds(_ name: String) throws(MalformedRecord) -> Duration? {
        switch object[name] {
        case nil, .null: return nil
        case .number(let number):
            // Up to here, doubles tell any two numbers of nanoseconds apart.
            guard let milliseconds = number.double, (0...8.64e9).contains(milliseconds) else { throw MalformedRecord() }
            return .nanoseconds(Int64(milliseconds * 1_000_000 + 0.5))
        default: throw MalformedRecord()
        }
    }

    func members(_ name: String) throws(MalformedRecord) -> RecordMembers? {
        switch object[name] {
        case nil, .null: nil
        case .some(let value): try RecordMembers(value)
        }
    }

    func list(_ name: String) throws(MalformedRecord) -> [JSONValue] {
        switch object[name] {
        case nil, .null: []
        case .list(let values): values
        default: throw MalformedRecord()
        }
    }
}

extension Optional {
    /// The value that must be there.
    func required() throws(MalformedRecord) -> Wrapped {
        guard let self else { throw MalformedRecord() }
        return self
    }
}
