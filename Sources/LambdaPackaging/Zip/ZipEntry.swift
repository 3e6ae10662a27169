/// One file of a zip.
package struct ZipEntry: Hashable, Sendable {
    /// Its name in the zip, with `/` between folders.
    package var name: String

    /// What is in it.
    package var bytes: [UInt8]

    /// Whether it is a program, which Lambda starts only when its permissions say so.
    package var isExecutable: Bool

    /// Creates a file.
    package init(name: String, bytes: [UInt8], isExecutable: Bool = false) {
        self.name = name
        self.bytes = bytes
        self.isExecutable = isExecutable
    }

    /// The mode of the file as Unix writes it: a regular file that its owner may write.
    var mode: UInt32 { 0o100_000 | (isExecutable ? 0o755 : 0o644) }

    /// Whether the name stays inside the folder that the zip is unpacked into.
    var hasSafeName: Bool {
        !name.isEmpty && name.utf8.count <= 1024 && !name.utf8.contains(0)
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && $0 != "." && $0 != ".."
            }
    }
}
