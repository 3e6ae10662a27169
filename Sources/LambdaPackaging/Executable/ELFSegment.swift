/// A program header of an executable: something that the kernel or the loader looks at.
struct ELFSegment: Hashable, Sendable {
    /// What the segment is for, as the file has it.
    var type: UInt32

    /// Whether its memory may be read, written and executed, as the file has it.
    var permissions: UInt32

    /// Where in the file it begins.
    var offset: UInt64

    /// How many bytes it has in the file; they lie inside.
    var fileSize: UInt64

    /// The addresses that its bytes of the file are mapped to.
    var addresses: Range<UInt64>

    /// How many bytes it has in memory: those of the file, and zeros behind them.
    var memorySize: UInt64

    /// What its address and its place in the file have to be multiples of, but for the same remainder.
    var alignment: UInt64

    /// What the segment is for; `nil` for all that packaging need not know.
    var kind: Kind? { Kind(rawValue: type) }

    enum Kind: UInt32 {
        /// Mapped into memory.
        case load = 1
        /// What the loader has to know.
        case dynamic = 2
        /// The name of the loader.
        case interpreter = 3
        /// Where the program headers themselves are in memory.
        case headers = 6
    }

    /// The size of a program header.
    static let headerSize: UInt64 = 56

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

    /// The header as a file has it.
    var header: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: type)
        bytes.append(littleEndian: permissions)
        let address = addresses.lowerBound
        for field in [offset, address, address, fileSize, memorySize, alignment] { bytes.append(littleEndian: field) }
        return bytes
    }
}

extension ELFSegment {
    /// Reads a header.
    fileprivate init?(at header: UInt64, in contents: LittleEndianBytes) {
        guard
            let type = contents.integer(UInt32.self, at: header),
            let permissions = contents.integer(UInt32.self, at: header + 4),
            let offset = contents.integer(UInt64.self, at: header + 8),
            let address = contents.integer(UInt64.self, at: header + 16),
            let fileSize = contents.integer(UInt64.self, at: header + 32),
            let memorySize = contents.integer(UInt64.self, at: header + 40),
            let alignment = contents.integer(UInt64.self, at: header + 48),
            contents.contains(offset, size: fileSize)
        else { return nil }
        let (end, isOverflowing) = address.addingReportingOverflow(fileSize)
        guard !isOverflowing else { return nil }
        self.type = type
        self.permissions = permissions
        self.offset = offset
        self.fileSize = fileSize
        addresses = address..<end
        self.memorySize = memorySize
        self.alignment = alignment
    }
}
