/// Starts an executable as Lambda would, and moves what the start needed to the front of its file.
///
/// A new execution environment reads the executable from a disk. How long that takes is decided by how much of it has to
/// come before the first event can, and by how far apart that lies.
package struct Rehearsal: Sendable {
    /// How much of the executable is told apart: less takes more program headers, and more brings more along.
    private static let pieceSize: UInt64 = 16 * 1024

    /// How often it is started.
    ///
    /// What most of the runs needed counts: threads that meet or miss each other by chance may make a difference of a
    /// page, and the same sources are to give the same bytes.
    private static let runs = 9

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

        var uses = [Int](repeating: 0, count: pieces.pieces.count)
        for _ in 0..<Self.runs {
            var function = try StartedFunction(executable: stage, folder: folder)
            defer { function.end() }
            try function.waitForFirstNext()
            for (number, piece) in pieces.pieces.enumerated() {
                let pages = (UInt64(piece.range.count) + ExecutablePieces.pageSize - 1) / ExecutablePieces.pageSize
                if try function.hasAnyPage(at: piece.address, count: Int(pages)) { uses[number] += 1 }
            }
        }
        let (needed, others) = pieces.pieces.indices.divided { uses[$0] > Self.runs / 2 }
        // Data first: the kernel touches it before anything runs, and reads on from there. Around code, Linux 6.16 and later
        // read no further than one mapping goes.
        let (code, data) = needed.divided(by: pieces.isCode)
        let order = data + code + others
        let startBytes = needed.reduce(0) { $0 + pieces.pieces[$1].range.count }
        return Rehearsed(executable: pieces.executable(inOrder: order), startBytes: startBytes)
    }
}

extension Sequence {
    /// The elements that a condition holds for, and the others, each in their order.
    fileprivate func divided(by condition: (Element) -> Bool) -> (chosen: [Element], others: [Element]) {
        (filter(condition), filter { !condition($0) })
    }
}
