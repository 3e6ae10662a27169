internal import JSONText

/// A record that is being written; members without a value are left out.
struct RecordWriter {
    private var members: [JSONValue.Member] = []

    /// The record so far.
    var record: JSONValue { .object(members) }

    mutating func add(_ name: String, _ text: String?) {
        if let text { add(name, JSONValue.string(text)) }
    }

    mutating func add(_ name: String, _ integer: Int?) {
        if let integer { add(name, JSONValue.integer(integer)) }
    }

    /// Adds a number of milliseconds to the nearest thousandth, with one decimal at least: `329.177`, `140.0`.
    mutating func add(_ name: String, milliseconds duration: Duration?) {
        if let duration { add(name, Self.value(milliseconds: duration)) }
    }

    /// Adds a whole number of milliseconds, rounded up.
    mutating func add(_ name: String, billed duration: Duration?) {
        if let duration { add(name, Int(duration.millisecondsRoundedUp)) }
    }

    mutating func add(_ name: String, _ value: JSONValue?) {
        if let value { members.append(JSONValue.Member(name: name, value: value)) }
    }

    /// A number with its decimals: a value made of a double would lose those of a whole number, which Lambda writes.
    private static func value(milliseconds duration: Duration) -> JSONValue {
        let thousandths = duration.microsecondsRounded
        var text = String(thousandths % 1000)
        text = String(repeating: "0", count: 3 - text.count) + text
        while text.count > 1, text.hasSuffix("0") { text.removeLast() }
        let number = try? JSONParser.parse("\(thousandths / 1000).\(text)".utf8)
        return number?.value ?? .integer(Int(thousandths / 1000))
    }
}
