import Glibc
import LambdaReports

/// A file with a log, which may grow, be copied, or be replaced by another one.
///
/// It is known by what it begins with and by what stands in front of the place where an import ended: not by its name,
/// which log rotation gives to another file, nor by its number in the file system, which a copy does not have.
final class LogFile {
    /// The origin that files have in common.
    static let origin = "file"

    /// How much of a file its fingerprints stand for, at most.
    private static let fingerprintLength = 4096

    /// How much is read at a time.
    private static let pieceLength = 16 << 20

    /// The longest line that a log may have: far more than the largest answer of a function.
    private static let longestLine = 64 << 20

    private let path: String
    private let descriptor: CInt

    /// Whether it can be read from anywhere: standard input cannot.
    let canSeek: Bool

    init(path: String) throws(HistoryError) {
        self.path = path
        descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.unreadable(path) }
        canSeek = lseek(descriptor, 0, SEEK_CUR) >= 0
    }

    deinit {
        close(descriptor)
    }

    /// What is remembered of this file among what is remembered of others; `nil` when it is a new one.
    func record(among records: [ImportRecord]) throws(HistoryError) -> ImportRecord? {
        guard canSeek else { return nil }
        for record in records {
            let head = try bytes(at: 0, count: Int(record.headLength))
            guard head.count == record.headLength, Fingerprint(head).signed == record.head else { continue }
            let tail = try bytes(at: record.position - record.tailLength, count: Int(record.tailLength))
            if tail.count == record.tailLength, Fingerprint(tail).signed == record.tail { return record }
        }
        return nil
    }

    /// Reads the file to its end.
    ///
    /// - Parameter log: What takes the lines.
    /// - Throws: ``HistoryError`` when the file cannot be read, or the history cannot be written.
    func read(into log: inout LogImport) throws(HistoryError) {
        if canSeek { lseek(descriptor, off_t(log.position), SEEK_SET) }
        var rest: [UInt8] = []
        while true {
            let piece = try next(after: rest)
            guard piece.count > rest.count else { return }
            let lines = LogLines(piece)
            if lines.end > 0 {
                try log.add(lines) { record in
                    Self.remember(lines, in: &record)
                }
            }
            rest = Array(piece[lines.end...])
            guard rest.count <= Self.longestLine else {
                throw HistoryError(.unreadableLog, "'\(path)' is no log: it has a line of more than 64 MB.")
            }
        }
    }

    /// Notes how far a file was read, and how to know it again.
    private static func remember(_ lines: LogLines, in record: inout ImportRecord) {
        if record.position == 0 {
            let head = lines.bytes[..<min(lines.end, fingerprintLength)]
            record.head = Fingerprint(head).signed
            record.headLength = Int64(head.count)
        }
        let tail = lines.bytes[max(0, lines.end - fingerprintLength)..<lines.end]
        record.tail = Fingerprint(tail).signed
        record.tailLength = Int64(tail.count)
        record.position += Int64(lines.end)
    }

    /// What there is already and what comes next, a piece of a fixed length; no more than there is already at the end.
    private func next(after rest: [UInt8]) throws(HistoryError) -> [UInt8] {
        var bytes = rest
        let chunk = try read(count: Self.pieceLength)
        bytes.append(contentsOf: chunk)
        return bytes
    }

    private func bytes(at position: Int64, count: Int) throws(HistoryError) -> [UInt8] {
        lseek(descriptor, off_t(position), SEEK_SET)
        return try read(count: count)
    }

    /// Reads so many bytes, fewer at the end of the file.
    private func read(count: Int) throws(HistoryError) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            length = 0
            while length < count {
                let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: length), count - length)
                if got < 0, errno == EINTR { continue }
                failed = got < 0
                guard got > 0 else { return }
                length += got
            }
        }
        guard !failed else { throw Self.unreadable(path) }
        return bytes
    }

    private static func unreadable(_ path: String) -> HistoryError {
        HistoryError(.unreadableLog, "'\(path)' cannot be read: \(String(cString: strerror(errno))).")
    }
}
