/// An executable of some 1,500 bytes that has everything which packaging reads: a loader, libraries, versions of their
/// symbols, sections, and symbols of its own.
enum SmallExecutable {
    /// What an executable begins with.
    static let magic: [UInt8] = [0x7F, 0x45, 0x4C, 0x46]

    /// The file.
    static let bytes = make()

    private static let base: UInt64 = 0x40_0000
    private static let libraryNames = Names(["", "libc.so.6", "GLIBC_2.34", "GLIBC_2.2.5", "puts", "hypotf"])
    private static let symbolNames = Names(["", "_ZN3foo3barIiEEvT_", "$s4main3FooV3baryySiF", "plain"])
    private static let sectionNames = Names(["", ".text", ".symtab", ".strtab", ".bss", ".shstrtab"])

    /// The file with changes, each of three bytes: two for the place, the lower first, and one to put there.
    static func changed(by changes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for change in stride(from: 0, to: changes.count - 2, by: 3) {
            bytes[(Int(changes[change]) | Int(changes[change + 1]) << 8) % bytes.count] = changes[change + 2]
        }
        return bytes
    }

    private static func make() -> [UInt8] {
        var file = FileWriter()
        file.write(magic + [2, 1, 1])
        file.fill(upTo: 64 + 3 * 56)
        let loader = file.place(Array("/lib64/ld-linux-x86-64.so.2\0".utf8))
        let names = file.place(libraryNames.bytes)
        let symbols = file.place([symbol(0, section: 0), symbol(libraryNames["puts"]), symbol(libraryNames["hypotf"])])
        let numbers = file.place([FileWriter.integers([0, 2, 3], size: 2)])
        let versions = file.place([
            FileWriter.integers([1, 2], size: 2), FileWriter.integers([libraryNames["libc.so.6"], 16, 0], size: 4),
            version(libraryNames["GLIBC_2.34"], number: 2, next: 16), version(libraryNames["GLIBC_2.2.5"], number: 3),
        ])
        let hash = file.place([FileWriter.integers([1, 3, 0, 0, 0, 0], size: 4)])
        let dynamic = file.place([
            FileWriter.integers(
                [
                    1, libraryNames["libc.so.6"], 5, base + names.start, 10, names.size, 6, base + symbols.start,
                    4, base + hash.start, 0x6FFF_FFF0, base + numbers.start, 0x6FFF_FFFE, base + versions.start,
                    0x6FFF_FFFF, 1, 0, 0,
                ],
                size: 8
            )
        ])
        let ownSymbols = file.place([
            symbol(0, section: 0), symbol(symbolNames["_ZN3foo3barIiEEvT_"], section: 1, size: 300),
            symbol(symbolNames["$s4main3FooV3baryySiF"], section: 1, size: 200),
            symbol(symbolNames["plain"], section: 1, size: 100),
        ])
        let ownNames = file.place(symbolNames.bytes)
        let sectionTexts = file.place(sectionNames.bytes)
        let sections = file.place([
            section("", type: 0, Part(start: 0, size: 0)), section(".text", type: 1, flags: 2, dynamic),
            section(".symtab", type: 2, ownSymbols, link: 3), section(".strtab", type: 3, ownNames),
            section(".bss", type: 8, flags: 2, Part(start: 0, size: 1 << 20)),
            section(".shstrtab", type: 3, sectionTexts),
        ])
        file.set(FileWriter.integers([2, 62], size: 2) + FileWriter.integers([1], size: 4), at: 16)
        file.set(FileWriter.integers([base + 64, 64, sections.start], size: 8), at: 24)
        file.set(FileWriter.integers([64, 56, 3, 64, 6, 5], size: 2), at: 52)
        let whole = Part(start: 0, size: UInt64(file.bytes.count))
        for (index, (type, part)) in [(1, whole), (2, dynamic), (3, loader)].enumerated() {
            let addresses = [part.start, base + part.start, base + part.start, part.size, part.size, 4096]
            let header = FileWriter.integers([UInt64(type), 5], size: 4) + FileWriter.integers(addresses, size: 8)
            file.set(header, at: 64 + index * 56)
        }
        return file.bytes
    }

    private static func symbol(_ name: UInt64, section: UInt64 = 0, size: UInt64 = 0) -> [UInt8] {
        FileWriter.integers([name], size: 4) + [0x12, 0] + FileWriter.integers([section], size: 2)
            + FileWriter.integers([base, size], size: 8)
    }

    private static func version(_ name: UInt64, number: UInt64, next: UInt64 = 0) -> [UInt8] {
        FileWriter.integers([0], size: 4) + FileWriter.integers([0, number], size: 2)
            + FileWriter.integers([name, next], size: 4)
    }

    private static func section(
        _ name: String,
        type: UInt64,
        flags: UInt64 = 0,
        _ part: Part,
        link: UInt64 = 0
    ) -> [UInt8] {
        FileWriter.integers([sectionNames[name], type], size: 4)
            + FileWriter.integers([flags, 0, part.start, part.size], size: 8)
            + FileWriter.integers([link, 0], size: 4) + FileWriter.integers([8, 0], size: 8)
    }
}

/// A part of a file.
private struct Part {
    var start: UInt64
    var size: UInt64
}

/// Names, each with a NUL behind it, that are referred to by where they begin.
private struct Names {
    private(set) var bytes: [UInt8] = []
    private var offsets: [String: UInt64] = [:]

    init(_ names: [String]) {
        for name in names {
            offsets[name] = UInt64(bytes.count)
            bytes += Array(name.utf8) + [0]
        }
    }

    subscript(name: String) -> UInt64 { offsets[name] ?? 0 }
}

/// A file that is being written.
private struct FileWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ more: [UInt8]) {
        bytes += more
    }

    mutating func fill(upTo count: Int) {
        bytes += repeatElement(0, count: max(0, count - bytes.count))
    }

    /// Writes a part at the next place that is a multiple of eight.
    mutating func place(_ part: [UInt8]) -> Part {
        fill(upTo: (bytes.count + 7) / 8 * 8)
        defer { write(part) }
        return Part(start: UInt64(bytes.count), size: UInt64(part.count))
    }

    mutating func place(_ entries: [[UInt8]]) -> Part {
        place(Array(entries.joined()))
    }

    mutating func set(_ part: [UInt8], at offset: Int) {
        bytes.replaceSubrange(offset..<offset + part.count, with: part)
    }

    /// Numbers of so many bytes, the lowest byte first.
    static func integers(_ numbers: [UInt64], size: Int) -> [UInt8] {
        numbers.flatMap { number in (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) } }
    }
}
