/// An executable of Linux: a 64-bit little-endian ELF file.
///
/// Everything in it is checked before it is used, since a file may be damaged; what is out of place is an error.
/// The layout is that of the System V ABI (`man 5 elf`).
package struct ELFFile: Sendable {
    /// Which processor it is for.
    package let architecture: Architecture

    /// What is mapped into memory, and what the loader has to know.
    let segments: [ELFSegment]

    /// The parts that linkers and debuggers know; none when they were stripped off.
    let sections: [ELFSection]

    let contents: LittleEndianBytes

    /// Reads the headers of a file.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - name: What messages call it.
    /// - Throws: An error that says what the file is instead, or that it is damaged.
    package init(_ bytes: [UInt8], name: String) throws(PackagingError) {
        let contents = LittleEndianBytes(bytes: bytes)
        if let reason = Self.reasonAgainst(contents) {
            throw PackagingError(.notAnExecutable, "'\(name)' \(reason).")
        }
        guard let machine = contents.integer(UInt16.self, at: 18) else { throw Self.damage(to: name, "its header") }
        guard let architecture = Architecture(machine: machine) else {
            throw PackagingError(
                .wrongArchitecture,
                "'\(name)' is for a processor that Lambda does not offer (ELF machine \(machine)); build it for x86_64 or arm64."
            )
        }
        guard let segments = ELFSegment.all(in: contents) else { throw Self.damage(to: name, "its segments") }
        guard let sections = ELFSection.all(in: contents) else { throw Self.damage(to: name, "its sections") }
        self.contents = contents
        self.architecture = architecture
        self.segments = segments
        self.sections = sections
    }

    /// Why a file is none that Lambda could start, in words that follow its name; `nil` for no reason.
    private static func reasonAgainst(_ contents: LittleEndianBytes) -> String? {
        guard contents.count > 0 else { return "is empty" }
        guard contents.bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) else { return foreignReason(contents.bytes) }
        guard contents.count >= 64, let type = contents.integer(UInt16.self, at: 16) else { return "is cut off" }
        guard contents.bytes[4] == 2 else { return "is a 32-bit program; build it for x86_64 or arm64" }
        guard contents.bytes[5] == 1 else { return "is a big-endian program; build it for x86_64 or arm64" }
        let entry = contents.integer(UInt64.self, at: 24)
        switch type {
        case 2, 3: return entry == 0 ? "is a shared library, which cannot be started; name a program" : nil
        case 1: return "is an object file that was not linked; name a program"
        case 4: return "is a core dump; name a program"
        default: return "is an ELF file of an unknown type (\(type)); name a program"
        }
    }

    private static func foreignReason(_ bytes: [UInt8]) -> String {
        let magics: [(magic: [UInt8], reason: String)] = [
            ([0x23, 0x21], "is a script; name the program that 'swift build' makes"),
            ([0xCF, 0xFA, 0xED, 0xFE], "is a program for macOS; build it on Linux"),
            ([0xCA, 0xFE, 0xBA, 0xBE], "is a program for macOS; build it on Linux"),
            ([0x4D, 0x5A], "is a program for Windows; build it on Linux"),
            ([0x50, 0x4B, 0x03, 0x04], "is a zip already; name the program that is to go into one"),
        ]
        return magics.first { bytes.starts(with: $0.magic) }?.reason
            ?? "is no executable (it does not begin as an ELF file); name the program that 'swift build' makes"
    }

    static func damage(to name: String, _ part: String) -> PackagingError {
        PackagingError(.notAnExecutable, "'\(name)' is damaged: \(part) cannot be read; build it anew.")
    }
}

extension ELFFile {
    /// The loader that has to be on the machine; `nil` for none.
    ///
    /// A file whose name of a loader is damaged counts as having one without a name.
    var interpreter: String? {
        segments.first { $0.kind == .interpreter }.map { segment in
            contents.text(at: segment.offset, before: segment.offset + segment.fileSize) ?? ""
        }
    }

    /// Where in the file the byte is that is mapped to an address.
    func offset(ofAddress address: UInt64) -> UInt64? {
        segments.first { $0.kind == .load && $0.addresses.contains(address) }
            .map { $0.offset + (address - $0.addresses.lowerBound) }
    }
}
