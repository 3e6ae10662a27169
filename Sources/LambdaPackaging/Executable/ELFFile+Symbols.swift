extension ELFFile {
    /// Something with a name that takes room in an executable.
    struct SizedPart: Hashable, Sendable {
        var name: String
        var size: UInt64
    }

    /// The largest functions and values, the largest first; none when the symbols were stripped off.
    func largestSymbols(_ limit: Int) -> [SizedPart] {
        guard let table = sections.first(where: { $0.kind == .symbols }), sections.indices.contains(table.link) else {
            return []
        }
        var largest: [(nameOffset: UInt32, size: UInt64)] = []
        for entry in stride(from: table.offset, to: table.offset + table.size, by: 24) {
            guard
                let name = contents.integer(UInt32.self, at: entry),
                let info = contents.integer(UInt8.self, at: entry + 4),
                let section = contents.integer(UInt16.self, at: entry + 6),
                let size = contents.integer(UInt64.self, at: entry + 16)
            else { break }
            // Values and functions that are defined here and that take room in the file.
            guard info & 0xF == 1 || info & 0xF == 2, section != 0, size > 0, size <= contents.count else { continue }
            guard !sections.indices.contains(Int(section)) || sections[Int(section)].kind != .empty else { continue }
            largest.append((name, size))
        }
        largest.sort { ($1.size, $0.nameOffset) < ($0.size, $1.nameOffset) }
        let names = sections[table.link]
        return largest.prefix(limit).map { symbol in
            let name = contents.text(at: names.offset + UInt64(symbol.nameOffset), before: names.offset + names.size)
            return SizedPart(name: name ?? "?", size: symbol.size)
        }
    }

    /// The sections that are mapped from the file, the largest first.
    func largestSections(_ limit: Int) -> [SizedPart] {
        let parts = sections.filter { $0.isMapped && $0.kind != .empty && $0.size > 0 }
            .map { SizedPart(name: $0.name, size: $0.size) }
        return Array(parts.sorted { ($1.size, $0.name) < ($0.size, $1.name) }.prefix(limit))
    }
}
