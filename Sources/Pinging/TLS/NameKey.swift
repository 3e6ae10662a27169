/// A number that equal names of authorities have in common.
///
/// Two names are equal when BoringSSL takes them for equal, however they are encoded: the kind of string, the case of
/// ASCII letters, the width of spaces and the order inside of a set do not matter (RFC 5280, section 7.1). Names that
/// differ have different numbers as a rule, but not always: whoever looks something up by this has to be content with
/// finding too much.
struct NameKey: Hashable {
    private let value: UInt64

    /// Reads the name that these bytes hold: an X.501 `Name` in DER.
    ///
    /// Fails when they hold anything else, or a string of 16 or 32 bits a character.
    init?(_ bytes: ArraySlice<UInt8>) {
        var reader = DERReader(bytes)
        guard let content = reader.read(DERReader.Tag.sequence), reader.isAtEnd else { return nil }
        self.init(contentOfName: content)
    }

    /// Reads the name whose outer sequence holds these bytes.
    init?(contentOfName content: ArraySlice<UInt8>) {
        var sum: UInt64 = 0
        var sets = DERReader(content)
        while !sets.isAtEnd {
            guard var attributes = sets.open(DERReader.Tag.set), !attributes.isAtEnd else { return nil }
            while !attributes.isAtEnd {
                guard var attribute = attributes.open(DERReader.Tag.sequence),
                    let type = attribute.read(DERReader.Tag.objectIdentifier),
                    let value = attribute.readAny(), attribute.isAtEnd,
                    value.tag != DERReader.Tag.bmpString, value.tag != DERReader.Tag.universalString
                else { return nil }
                sum &+= Self.hash(type, value.content)
            }
        }
        value = sum
    }

    /// FNV-1a over what no encoding of a string changes: its printable ASCII, without case and without spaces.
    private static func hash(_ type: ArraySlice<UInt8>, _ string: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ byte: UInt8) {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        for byte in type { mix(byte) }
        for byte in string {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): mix(byte | 0x20)
            case 0x21...0x7E: mix(byte)
            default: break
            }
        }
        return hash
    }
}
