import JSONText
import Testing

@Suite("JSON and Codable")
struct CodableTests {
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

    struct Inside: Codable, Hashable {
        var word = Word.first
    }

    enum Word: String, Codable {
        case first
        case second = "the second"
    }

    enum Choice: Codable, Hashable {
        case none
        case one(Int)
        case two(name: String, count: Int?)
    }

    @Test("What is encoded is decoded again", arguments: [[], .sortedKeys, .pretty] as [JSONTextOptions])
    func roundTrip(options: JSONTextOptions) throws {
        let bytes = try JSONTextEncoder(options: options).encode(Everything())

        #expect(try JSONTextDecoder().decode(Everything.self, from: bytes) == Everything())
    }

    @Test("Members are written in the order in which they are encoded, and slashes as they are")
    func order() throws {
        let bytes = try JSONTextEncoder().encode(Choice.two(name: "a/b", count: 3))

        #expect(String(decoding: bytes, as: UTF8.self) == #"{"two":{"name":"a/b","count":3}}"#)
    }
}
