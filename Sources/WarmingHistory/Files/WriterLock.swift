import Glibc

/// What keeps a second process from writing the same history.
///
/// It is a lock of the system's on a file beside the history (`flock`): it is gone with the process that held it,
/// however that ended. SQLite's own locks would not do, since they are held for the length of a transaction only.
final class WriterLock: Sendable {
    private let descriptor: CInt

    /// Takes the lock.
    ///
    /// - Parameter path: The history; the lock's own file stands beside it.
    /// - Throws: ``HistoryError`` with code ``HistoryError/Code/inUse`` when another writer has it.
    init(besides path: String) throws(HistoryError) {
        let file = path + "-writer"
        descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.cannotOpen(path, reason: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            defer { close(descriptor) }
            guard reason == EWOULDBLOCK else { throw Self.cannotOpen(path, reason: reason) }
            let owner = Self.owner(in: descriptor).map { "process \($0)" } ?? "another process"
            throw HistoryError(.inUse, "'\(path)' is being written by \(owner): stop it, or choose another file.")
        }
        let line = Array("\(getpid())\n".utf8)
        // Who holds the lock is for a person to read; the lock holds without it.
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, line, line.count, 0) }
    }

    deinit {
        // A process that is being started from this one has the descriptor too for a moment, and with it the lock.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private static func owner(in descriptor: CInt) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != 0 }, as: UTF8.self))
    }

    private static func cannotOpen(_ path: String, reason: CInt) -> HistoryError {
        switch reason {
        case EACCES, EPERM, EROFS:
            HistoryError(.readOnly, "'\(path)' cannot be written: it, or its folder, is read-only.")
        case ENOSPC, EDQUOT:
            HistoryError(.diskFull, "'\(path)' cannot be written: the disk is full. Make room, or keep less.")
        default:
            HistoryError(
                .cannotOpen,
                "'\(path)' cannot be opened (\(String(cString: strerror(reason)))): check that its folder is there."
            )
        }
    }
}
