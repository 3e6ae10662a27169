/// What an executable asks of the machine that it starts on.
struct DynamicLinkage: Hashable, Sendable {
    /// The libraries that the loader has to find.
    var libraries: [String] = []

    /// The versions of their symbols that have to be there.
    var versions: [Version] = []

    /// One version that a library has to offer.
    struct Version: Hashable, Sendable {
        /// The library, as `libc.so.6`.
        var library: String

        /// The version, as `GLIBC_2.35`.
        var name: String

        /// Whether the loader starts the program without it too.
        var isWeak: Bool

        /// The symbols that ask for it, in the order of the file; none when a linker's feature does.
        var symbols: [String] = []
    }
}

extension ELFFile {
    /// Entries of the dynamic segment.
    private enum Tag {
        static let end: UInt64 = 0
        static let needed: UInt64 = 1
        static let hash: UInt64 = 4
        static let names: UInt64 = 5
        static let symbols: UInt64 = 6
        static let namesSize: UInt64 = 10
        static let gnuHash: UInt64 = 0x6FFF_FEF5
        static let symbolVersions: UInt64 = 0x6FFF_FFF0
        static let neededVersions: UInt64 = 0x6FFF_FFFE
        static let neededVersionCount: UInt64 = 0x6FFF_FFFF
    }

    /// More versions than any program asks for: beyond it, the file is damaged.
    private static let mostVersions = 4096

    /// Reads what the loader would read.
    ///
    /// Sections are not looked at, since a file may do without.
    ///
    /// - Returns: What the program needs; nothing for a static one. `nil` when it is damaged.
    func linkage() -> DynamicLinkage? {
        guard let segment = segments.first(where: { $0.kind == .dynamic }) else { return DynamicLinkage() }
        var values: [UInt64: UInt64] = [:]
        var needed: [UInt64] = []
        for entry in stride(from: segment.offset, to: segment.offset + segment.fileSize, by: 16) {
            guard
                let tag = contents.integer(UInt64.self, at: entry),
                let value = contents.integer(UInt64.self, at: entry + 8)
            else { return nil }
            if tag == Tag.end { break }
            if tag == Tag.needed { needed.append(value) } else { values[tag] = value }
        }
        guard !needed.isEmpty || values[Tag.neededVersions] != nil else { return DynamicLinkage() }
        guard
            let names = values[Tag.names].flatMap(offset(ofAddress:)), let namesSize = values[Tag.namesSize],
            contents.contains(names, size: namesSize)
        else { return nil }
        let table = NameTable(contents: contents, start: names, end: names + namesSize)

        var linkage = DynamicLinkage()
        for name in needed {
            guard let library = table[name] else { return nil }
            linkage.libraries.append(library)
        }
        guard let versions = versions(values, table) else { return nil }
        linkage.versions = versions
        return linkage
    }

    /// The names that a dynamic segment refers to.
    private struct NameTable {
        let contents: LittleEndianBytes
        let start: UInt64
        let end: UInt64

        subscript(offset: UInt64) -> String? {
            offset < end - start ? contents.text(at: start + offset, before: end) : nil
        }
    }

    private func versions(_ values: [UInt64: UInt64], _ names: NameTable) -> [DynamicLinkage.Version]? {
        guard let address = values[Tag.neededVersions], let count = values[Tag.neededVersionCount] else { return [] }
        guard var library = offset(ofAddress: address) else { return nil }
        var versions: [DynamicLinkage.Version] = []
        var indexOfNumber: [UInt16: Int] = [:]
        for _ in 0..<min(count, UInt64(Self.mostVersions)) {
            guard
                let versionCount = contents.integer(UInt16.self, at: library + 2),
                let name = contents.integer(UInt32.self, at: library + 4).flatMap({ names[UInt64($0)] }),
                let first = contents.integer(UInt32.self, at: library + 8),
                let next = contents.integer(UInt32.self, at: library + 12)
            else { return nil }
            var entry = library + UInt64(first)
            for _ in 0..<versionCount {
                guard
                    let flags = contents.integer(UInt16.self, at: entry + 4),
                    let number = contents.integer(UInt16.self, at: entry + 6),
                    let version = contents.integer(UInt32.self, at: entry + 8).flatMap({ names[UInt64($0)] }),
                    let nextEntry = contents.integer(UInt32.self, at: entry + 12),
                    versions.count < Self.mostVersions
                else { return nil }
                indexOfNumber[number & 0x7FFF] = versions.count
                versions.append(.init(library: name, name: version, isWeak: flags & 2 != 0))
                entry += UInt64(nextEntry)
            }
            if next == 0 { break }
            library += UInt64(next)
        }
        return withSymbols(versions, indexOfNumber, values, names)
    }

    /// The versions with the symbols that ask for them.
    private func withSymbols(
        _ versions: [DynamicLinkage.Version],
        _ indexOfNumber: [UInt16: Int],
        _ values: [UInt64: UInt64],
        _ names: NameTable
    ) -> [DynamicLinkage.Version]? {
        guard
            let symbols = values[Tag.symbols].flatMap(offset(ofAddress:)),
            let numbers = values[Tag.symbolVersions].flatMap(offset(ofAddress:)),
            let count = symbolCount(values), contents.contains(numbers, size: UInt64(count) * 2)
        else { return nil }
        var versions = versions
        for symbol in 0..<UInt64(count) {
            guard
                let number = contents.integer(UInt16.self, at: numbers + symbol * 2),
                let name = contents.integer(UInt32.self, at: symbols + symbol * 24)
            else { return nil }
            guard let index = indexOfNumber[number & 0x7FFF] else { continue }
            guard let name = names[UInt64(name)] else { return nil }
            versions[index].symbols.append(name)
        }
        return versions
    }

    /// How many symbols there are that are not defined here, or more.
    ///
    /// A GNU hash table begins with those that it does not hold, and it holds none that are undefined.
    private func symbolCount(_ values: [UInt64: UInt64]) -> UInt32? {
        if let hash = values[Tag.hash].flatMap(offset(ofAddress:)) {
            return contents.integer(UInt32.self, at: hash + 4)
        }
        return values[Tag.gnuHash].flatMap(offset(ofAddress:)).flatMap { contents.integer(UInt32.self, at: $0 + 4) }
    }
}
