import JSONText

/// A value with a member of every kind that Codable has.
struct Everything: Codable, Hashable {
    var boolean = true
    var string = "a\"\\/\n\u{1}é😀"
    var double = 0.1
    var float: Float = -2.5e-10
    var integer = Int.min
    var unsigned = UInt.max
    var small: [Int8] = [.min, 0, .max]
    var large: [UInt64] = [.max]
    var huge: [Int128] = [.min, .max]
    var wide: [UInt128] = [.max]
    var absent: String?
    var present: String? = "x"
    var inside: Inside? = Inside()
    var lists: [[Int?]] = [[], [nil, 1]]
    var names: [String: Inside] = ["a": Inside(), "b": Inside(word: .second)]
    var numbers: [Int: String] = [1: "one", -2: "minus two"]
    var choices: [Choice] = [.none, .one(5), .two(name: "n", count: nil)]
}

/// A value in another.
struct Inside: Codable, Hashable {
    var word = Word.first
}

/// A choice that is written as a text.
enum Word: String, Codable {
    case first
    case second = "the second"
}

/// A choice with values of its own.
enum Choice: Codable, Hashable {
    case none
    case one(Int)
    case two(name: String, count: Int?)
}

extension DecodingError {
    /// The error with its place in the text.
    var place: JSONError? { context.underlyingError as? JSONError }

    /// The way to the value at fault, as `a.1.b`.
    var path: String {
        context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }

    /// The kind of error, in a word.
    var kind: String {
        switch self {
        case .typeMismatch: "mismatch"
        case .valueNotFound: "null"
        case .keyNotFound: "absent"
        case .dataCorrupted: "corrupted"
        @unknown default: "unknown"
        }
    }

    private var context: Context {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context
        @unknown default: Context(codingPath: [], debugDescription: "unknown")
        }
    }
}
