/// The version of a library's symbols, as `GLIBC_2.34`.
struct SymbolVersion: Hashable, Sendable {
    /// Whose version it is: `GLIBC`.
    var family: Substring

    /// Its numbers, the first the most important: 2 and 34.
    var numbers: [Int]

    /// Reads a version; `nil` for a name that is none, like `GLIBC_PRIVATE`.
    init?(_ name: String) {
        guard let underscore = name.lastIndex(of: "_") else { return nil }
        let parts = name[name.index(after: underscore)...].split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.first.map(isDigit) == true ? Int($0) : nil }
        guard !numbers.isEmpty, numbers.count == parts.count else { return nil }
        family = name[..<underscore]
        self.numbers = numbers
    }

    /// Whether one version came before another.
    func isOlder(than other: SymbolVersion) -> Bool {
        numbers.lexicographicallyPrecedes(other.numbers)
    }
}

private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
