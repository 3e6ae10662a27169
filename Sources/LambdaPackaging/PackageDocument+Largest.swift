extension PackageDocument {
    /// The largest parts of an executable: functions and values by their names, or sections when those were stripped off.
    ///
    /// - Parameters:
    ///   - bytes: The executable, best with its symbols.
    ///   - limit: How many parts.
    /// - Returns: The parts, the largest first.
    /// - Throws: An error when it is no executable.
    package static func largestParts(of bytes: [UInt8], limit: Int = 20) throws(PackagingError) -> [Part] {
        let file = try ELFFile(bytes, name: "bootstrap")
        let symbols = file.largestSymbols(limit)
        let parts = symbols.isEmpty ? file.largestSections(limit) : symbols
        return parts.map { Part(name: ReadableName.of($0.name), bytes: Int(clamping: $0.size)) }
    }
}
