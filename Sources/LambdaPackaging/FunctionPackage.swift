/// The zip that Lambda takes: an executable named `bootstrap`, and the files beside it.
package struct FunctionPackage: Sendable {
    /// The executable inside.
    package let executable: BootstrapExecutable

    /// The bytes of the zip: the same for the same files.
    package let archive: [UInt8]

    /// Packs an executable.
    ///
    /// - Parameters:
    ///   - executable: The executable, which becomes `bootstrap`.
    ///   - files: The other files, in the order in which the zip has them.
    /// - Throws: An error when Lambda would not take what came out.
    package init(executable: BootstrapExecutable, files: [ZipEntry]) throws(PackagingError) {
        let entries = [ZipEntry(name: "bootstrap", bytes: executable.bytes, isExecutable: true)] + files
        let size = entries.reduce(0) { $0 + $1.bytes.count }
        guard size <= PackageLimits.unzipped else {
            throw PackagingError(
                .tooLarge,
                "The files of the package come to \(size) bytes; Lambda takes \(PackageLimits.unzipped) at most."
            )
        }
        archive = try ZipArchive.bytes(of: entries)
        guard archive.count <= PackageLimits.zipped else {
            throw PackagingError(
                .tooLarge,
                "The zip has \(archive.count) bytes; Lambda takes \(PackageLimits.zipped) at most in an upload. "
                    + "Strip the executable (-Xlinker -s)."
            )
        }
        self.executable = executable
    }
}
