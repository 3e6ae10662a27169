@testable import LambdaRuntime

/// A connection on which the given pieces arrive, one with each read, and which then ends.
struct ScriptedSource: ByteSource {
    private var pieces: ArraySlice<[UInt8]>

    /// What the last read ends with; `nil` for an orderly end.
    var failure: SystemError?

    init(_ pieces: [[UInt8]], failure: SystemError? = nil) {
        self.pieces = pieces[...]
        self.failure = failure
    }

    /// Lets a text arrive in pieces of at most so many bytes.
    init(_ text: String, inPiecesOf size: Int = .max) {
        let bytes = Array(text.utf8)
        self.init(
            stride(from: 0, to: bytes.count, by: min(size, max(bytes.count, 1)))
                .map { Array(bytes[$0...].prefix(size)) }
        )
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        guard let piece = pieces.first else {
            if let failure { throw failure }
            return 0
        }
        let count = min(piece.count, buffer.count)
        buffer.copyBytes(from: piece.prefix(count))
        pieces[pieces.startIndex] = Array(piece.dropFirst(count))
        if count == piece.count { pieces = pieces.dropFirst() }
        return count
    }
}
