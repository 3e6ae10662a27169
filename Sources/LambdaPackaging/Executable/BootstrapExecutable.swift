/// An executable that has been looked over and may be packaged.
package struct BootstrapExecutable: Sendable {
    /// The whole file.
    package private(set) var bytes: [UInt8]

    /// Which processor it is for.
    package let architecture: Architecture

    /// The libraries that it needs, all of them glibc's own; none when it is static.
    package let libraries: [String]

    /// The newest glibc that it asks for, as `GLIBC_2.34`; `nil` when it asks for none.
    package let newestGlibc: String?

    /// How many bytes of it a start needs, which are at the front of the file; `nil` when that was not rehearsed.
    package private(set) var startBytes: Int?

    /// Takes an executable.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - name: What messages call it.
    ///   - wanted: The architecture that it has to be for; `nil` for either.
    /// - Throws: An error with everything that would keep it from starting on Lambda.
    package init(_ bytes: [UInt8], name: String, architecture wanted: Architecture? = nil) throws(PackagingError) {
        let file = try ELFFile(bytes, name: name)
        guard wanted == nil || file.architecture == wanted else {
            throw PackagingError(
                .wrongArchitecture,
                "'\(name)' is for \(file.architecture.rawValue), and the function for \(wanted?.rawValue ?? "another")."
            )
        }
        guard let linkage = file.linkage() else { throw ELFFile.damage(to: name, "what it needs") }
        let objections = ExecutableCheck(file, linkage: linkage, name: name).objections
        guard objections.isEmpty else {
            throw PackagingError(.unsuitableExecutable, objections.joined(separator: "\n"))
        }
        self.bytes = bytes
        architecture = file.architecture
        libraries = linkage.libraries
        newestGlibc = linkage.versions.compactMap { SymbolVersion($0.name) }.filter { $0.family == "GLIBC" }
            .max { $0.isOlder(than: $1) }
            .map { "GLIBC_" + $0.numbers.map(String.init).joined(separator: ".") }
    }

    /// The executable after a rehearsal of its start.
    ///
    /// - Parameters:
    ///   - folder: A folder for the rehearsal, which nobody else uses.
    ///   - files: What the function finds beside it.
    /// - Returns: The executable in a new order, or as it is when it is better left alone.
    /// - Throws: An error when the function does not come to ask for an event.
    package func rehearsed(in folder: String, files: [ZipEntry]) throws(PackagingError) -> BootstrapExecutable {
        guard let rehearsed = try Rehearsal(folder: folder).rehearse(bytes, files: files) else { return self }
        var executable = self
        executable.bytes = rehearsed.executable
        executable.startBytes = rehearsed.startBytes
        return executable
    }
}
