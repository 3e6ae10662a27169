import GRDB

extension HistoryError {
    /// Puts a failure of the database into words.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self.init(.failed, "'\(path)': \(error)")
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.diskFull, "'\(path)' cannot grow: the disk is full. Make room, or keep less.")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.readOnly, "'\(path)' cannot be written: it, or its folder, is read-only.")
        case .SQLITE_CANTOPEN:
            self.init(.cannotOpen, "'\(path)' cannot be opened: check that its folder is there and may be written.")
        case .SQLITE_NOTADB:
            self.init(.notHistory, "'\(path)' is no history of Keepwarm's: it is no database. Choose another file.")
        case .SQLITE_CORRUPT:
            self.init(.damaged, "'\(path)' is damaged: move it away, and a new one is begun.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.inUse, "'\(path)' is in use by another process that does not let go of it.")
        case .SQLITE_IOERR:
            self.init(.ioFailed, "'\(path)' cannot be read or written: \(error.message ?? "the system says no").")
        default:
            self.init(.failed, "'\(path)': \(error.message ?? "\(error.resultCode)").")
        }
    }

    /// Runs `body`, and puts what the database complains of into words.
    static func translating<Value>(_ path: String, _ body: () throws -> Value) throws(HistoryError) -> Value {
        do {
            return try body()
        } catch let error as HistoryError {
            throw error
        } catch {
            throw HistoryError(error, path: path)
        }
    }
}
