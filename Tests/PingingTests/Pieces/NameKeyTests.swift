import Testing

@testable import Pinging

@Suite("Name key")
struct NameKeyTests {
    private enum Kind {
        static let utf8: UInt8 = 0x0C
        static let printable: UInt8 = 0x13
        static let t61: UInt8 = 0x14
        static let ia5: UInt8 = 0x16
    }

    private func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        [tag, UInt8(content.count)] + content
    }

    private func attribute(_ kind: UInt8, _ bytes: [UInt8], type: UInt8 = 3) -> [UInt8] {
        element(0x30, element(0x06, [0x55, 0x04, type]) + element(kind, bytes))
    }

    private func key(_ sets: [[UInt8]]) -> NameKey? {
        NameKey(element(0x30, sets.flatMap { element(0x31, $0) })[...])
    }

    private func key(_ kind: UInt8, _ text: String) -> NameKey? {
        key([attribute(kind, Array(text.utf8))])
    }

    @Test("Names that are equal to BoringSSL have equal keys")
    func equalNames() throws {
        let name = try #require(key(Kind.utf8, "Odd Servers"))

        #expect(key(Kind.printable, "Odd Servers") == name)
        #expect(key(Kind.ia5, "odd SERVERS") == name)
        #expect(key(Kind.t61, " \tOdd   Servers\n") == name)
        // An é is one byte in one kind of string and two in the other.
        let accented = try #require(key(Kind.utf8, "Autorité"))
        #expect(key([attribute(Kind.t61, Array("Autorit".utf8) + [0xE9])]) == accented)
        // The order inside of a set says nothing.
        let one = attribute(Kind.utf8, [0x41])
        let two = attribute(Kind.utf8, [0x42], type: 11)
        #expect(key([one + two]) == key([two + one]))
        #expect(key([one + two]) != nil)
    }

    @Test("Names that differ have different keys")
    func differentNames() throws {
        let names = [
            key(Kind.utf8, "Odd Servers"), key(Kind.utf8, "Odd Server"), key(Kind.utf8, "Odd Servers 2"),
            key([attribute(Kind.utf8, Array("Odd Servers".utf8), type: 11)]), key([]),
            key([attribute(Kind.utf8, Array("Odd".utf8)), attribute(Kind.utf8, Array("Servers".utf8))]),
        ]
        #expect(!names.contains(nil))
        #expect(Set(names).count == names.count)
    }

    @Test("A name of wide characters, or of anything that is no name, has no key")
    func unusualNames() {
        #expect(key([attribute(0x1E, [0, 0x41])]) == nil)
        #expect(key([attribute(0x1C, [0, 0, 0, 0x41])]) == nil)
        #expect(key([[]]) == nil)
        #expect(key([element(0x30, element(0x06, [0x55, 0x04, 3]))]) == nil)
        #expect(key([element(0x30, element(0x0C, [0x41]))]) == nil)
        #expect(NameKey([]) == nil)
        #expect(NameKey([0x31, 0]) == nil)
        #expect(NameKey([0x30, 0, 0]) == nil)
        #expect(NameKey([0x30, 0x80, 0, 0]) == nil)
        #expect(NameKey([0x30, 0x81, 0]) == nil)
        #expect(NameKey([0x30, 0x84, 0, 0, 0, 0]) == nil)
        #expect(NameKey([0x30, 0x82, 0xFF]) == nil)
    }
}
