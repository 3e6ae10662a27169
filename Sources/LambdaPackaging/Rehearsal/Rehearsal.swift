/// Starts an executable as Lambda would, and moves what the start needed to the front of its file.
///
/// A new execution environment reads the executable from a disk. How long that takes is decided by how much of it has to
/// come before the first event can, and by how far apart that lies.
package struct Rehearsal: Sendable {
    /// How much of the executable is told apart: less takes more program headers, and more brings more along.
    private static let pieceSize: UInt64 = 16 * 1024

    /// How often it is started.
    ///
    /// A page that the kernel took away again before anybody looked would be missed by one.
    private static let runs = 3

    /// The folder for the executable and its files, which nobody else uses.
    private let folder: String

    /// Prepares a rehearsal.
    ///
    /// - Parameter folder: Where the executable and the files are put; nobody else uses it.
    package init(folder: String) {
        self.folder = folder
    }

    /// An executable with what its start needs in front.
    package struct Rehearsed: Sendable {
        /// The executable: in memory the same as before.
        package var executable: [UInt8]

        /// How many bytes of it a start needs.
        package var startBytes: Int
    }

    /// Rehearses the start of an executable.
    ///
    /// It is started with an environment of its own, up to where it asks for the first event.
    ///
    /// - Parameters:
    ///   - bytes: A static executable for this machine.
    ///   - files: The files that it finds beside it.
    /// - Returns: The executable in its new order; `nil` for one that is better left alone.
    /// - Throws: An error when it does not come to ask for an event.
    package func rehearse(_ bytes: [UInt8], files: [ZipEntry]) throws(PackagingError) -> Rehearsed? {
        let file = try ELFFile(bytes, name: "bootstrap")
        guard
            file.architecture == .host, StartedFunction.pageSize == ExecutablePieces.pageSize,
            let pieces = ExecutablePieces(file, size: Self.pieceSize)
        else { return nil }
        for file in files { try FileReplacement.write(file.bytes, to: "\(folder)/\(file.name)") }
        // From the last to the first, no piece follows its neighbour: each is mapped on its own, and the kernel, which
        // maps what lies around a page along with it, cannot blur what was needed.
        let stage = "\(folder)/bootstrap"
        try FileReplacement.write(pieces.executable(inOrder: pieces.pieces.indices.reversed()), to: stage, mode: 0o755)

        var needed: Set<Int> = []
        for _ in 0..<Self.runs {
            var function = try StartedFunction(executable: stage, folder: folder)
            defer { function.end() }
            try function.waitForFirstNext()
            for (number, piece) in pieces.pieces.enumerated() where !needed.contains(number) {
                let pages = (UInt64(piece.range.count) + ExecutablePieces.pageSize - 1) / ExecutablePieces.pageSize
                if try function.hasAnyPage(at: piece.address, count: Int(pages)) { needed.insert(number) }
            }
        }
        let numbers = pieces.pieces.indices
        let order = numbers.filter(needed.contains) + numbers.filter { !needed.contains($0) }
        let startBytes = needed.reduce(0) { $0 + pieces.pieces[$1].range.count }
        return Rehearsed(executable: pieces.executable(inOrder: order), startBytes: startBytes)
    }
}
