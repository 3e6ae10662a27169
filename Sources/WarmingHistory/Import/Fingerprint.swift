/// A number that stands for a text and hardly for another: the 64 bits of FNV-1a.
///
/// It is the same in every process, and may stand in a file.
struct Fingerprint: Hashable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(_ bytes: some Sequence<UInt8>) {
        add(bytes)
    }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// The number as SQLite keeps it.
    var signed: Int64 { Int64(bitPattern: value) }
}
