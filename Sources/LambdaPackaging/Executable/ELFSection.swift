/// A section header of an executable.
struct ELFSection: Hashable, Sendable {
    /// What linkers call it; empty when it has no name.
    var name: String

    /// What it holds; `nil` for all that packaging need not know.
    var kind: Kind?

    /// Where in the file it begins.
    var offset: UInt64

    /// How many bytes it has, in the file unless it is ``Kind/empty``.
    var size: UInt64

    /// The number of a section that belongs to it: of a symbol table, the one with its names.
    var link: Int

    /// Whether it is part of the running program.
    var isMapped: Bool

    enum Kind: UInt32 {
        /// The symbols that debuggers and `--sizes` read.
        case symbols = 2
        /// Zeros that take no room in the file.
        case empty = 8
    }

    private static let headerSize: UInt64 = 64

    /// The sections of a file, none when it has no table of them; `nil` when they are damaged.
    static func all(in contents: LittleEndianBytes) -> [ELFSection]? {
        guard
            let table = contents.integer(UInt64.self, at: 40),
            let size = contents.integer(UInt16.self, at: 58),
            let count = contents.integer(UInt16.self, at: 60),
            let namesIndex = contents.integer(UInt16.self, at: 62)
        else { return nil }
        guard table != 0, count > 0 else { return [] }
        guard size == headerSize, contents.contains(table, size: UInt64(count) * headerSize) else { return nil }
        var sections: [ELFSection] = []
        var nameOffsets: [UInt32] = []
        for index in 0..<UInt64(count) {
            guard let (section, name) = section(at: table + index * headerSize, in: contents) else { return nil }
            sections.append(section)
            nameOffsets.append(name)
        }
        guard namesIndex < count else { return sections }
        let names = sections[Int(namesIndex)]
        for index in sections.indices {
            let name = names.offset + UInt64(nameOffsets[index])
            sections[index].name = contents.text(at: name, before: names.offset + names.size) ?? ""
        }
        return sections
    }

    private static func section(
        at header: UInt64,
        in contents: LittleEndianBytes
    ) -> (section: ELFSection, nameOffset: UInt32)? {
        guard
            let name = contents.integer(UInt32.self, at: header),
            let type = contents.integer(UInt32.self, at: header + 4),
            let flags = contents.integer(UInt64.self, at: header + 8),
            let offset = contents.integer(UInt64.self, at: header + 24),
            let size = contents.integer(UInt64.self, at: header + 32),
            let link = contents.integer(UInt32.self, at: header + 40)
        else { return nil }
        let kind = Kind(rawValue: type)
        let isInside = contents.contains(offset, size: size)
        guard isInside || type == 0 || kind == .empty else { return nil }
        let section = ELFSection(
            name: "",
            kind: kind,
            offset: isInside ? offset : 0,
            size: isInside || kind == .empty ? size : 0,
            link: Int(link),
            isMapped: flags & 2 != 0
        )
        return (section, name)
    }
}
