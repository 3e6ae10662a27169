/// A program header of an executable: something that the kernel or the loader looks at.
struct ELFSegment: Hashable, Sendable {
    /// What the segment is for; `nil` for all that packaging need not know.
    var kind: Kind?

    /// Where in the file it begins.
    var offset: UInt64

    /// How many bytes it has in the file; they lie inside.
    var fileSize: UInt64

    /// The addresses that its bytes of the file are mapped to.
    var addresses: Range<UInt64>

    enum Kind: UInt32 {
        /// Mapped into memory.
        case load = 1
        /// What the loader has to know.
        case dynamic = 2
        /// The name of the loader.
        case interpreter = 3
    }

    /// The size of a program header.
    private static let headerSize: UInt64 = 56

    /// The segments of a file; `nil` when they are damaged.
    static func all(in contents: LittleEndianBytes) -> [ELFSegment]? {
        guard
            let table = contents.integer(UInt64.self, at: 32),
            let size = contents.integer(UInt16.self, at: 54),
            let count = contents.integer(UInt16.self, at: 56),
            size == headerSize, count > 0, contents.contains(table, size: UInt64(count) * headerSize)
        else { return nil }
        var segments: [ELFSegment] = []
        for index in 0..<UInt64(count) {
            guard let segment = ELFSegment(at: table + index * headerSize, in: contents) else { return nil }
            segments.append(segment)
        }
        return segments
    }

    private init?(at header: UInt64, in contents: LittleEndianBytes) {
        guard
            let type = contents.integer(UInt32.self, at: header),
            let offset = contents.integer(UInt64.self, at: header + 8),
            let address = contents.integer(UInt64.self, at: header + 16),
            let fileSize = contents.integer(UInt64.self, at: header + 32),
            contents.contains(offset, size: fileSize)
        else { return nil }
        let (end, isOverflowing) = address.addingReportingOverflow(fileSize)
        guard !isOverflowing else { return nil }
        kind = Kind(rawValue: type)
        self.offset = offset
        self.fileSize = fileSize
        addresses = address..<end
    }
}
