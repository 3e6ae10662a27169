/// The bytes of a file, read as numbers and texts, and never past their end.
struct LittleEndianBytes: Sendable {
    let bytes: [UInt8]

    /// How many bytes there are.
    var count: UInt64 { UInt64(bytes.count) }

    /// A number whose lowest byte comes first; `nil` when some of it lies outside.
    func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, at offset: UInt64) -> Integer? {
        let size = UInt64(Integer.bitWidth / 8)
        guard contains(offset, size: size) else { return nil }
        return bytes.withUnsafeBytes { Integer(littleEndian: $0.loadUnaligned(fromByteOffset: Int(offset), as: type)) }
    }

    /// A text up to its NUL, which has to come before `end`.
    ///
    /// What is no printable ASCII comes out as `?`: the text may go to a terminal.
    func text(at offset: UInt64, before end: UInt64) -> String? {
        guard offset < end, end <= count else { return nil }
        let rest = bytes[Int(offset)..<Int(end)].prefix(Self.longestText)
        guard let nul = rest.firstIndex(of: 0) else { return nil }
        return String(decoding: rest[..<nul].map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }

    /// Names of C++ templates get long; those of Swift's runtime reach some 1,500 bytes.
    private static let longestText = 64 * 1024

    /// Whether a range lies inside.
    func contains(_ offset: UInt64, size: UInt64) -> Bool {
        let (end, isOverflowing) = offset.addingReportingOverflow(size)
        return !isOverflowing && end <= count
    }
}
