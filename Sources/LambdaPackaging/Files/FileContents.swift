import Glibc

/// A file that goes into a package, read as a whole.
package enum FileContents: Sendable {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The file; it has to be a regular one.
    ///   - limit: The most bytes that it may have.
    /// - Returns: Its bytes.
    /// - Throws: An error that names the file and says why it cannot be read.
    package static func read(_ path: String, limit: Int = PackageLimits.unzipped) throws(PackagingError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path, reason: reason(errno)) }
        defer { close(descriptor) }

        var information = stat()
        guard fstat(descriptor, &information) == 0 else { throw failure(path, reason: reason(errno)) }
        switch information.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw failure(path, reason: "it is a folder; name the file in it")
        default: throw failure(path, reason: "it is no regular file")
        }
        let size = Int(information.st_size)
        guard size <= limit else {
            throw PackagingError(.tooLarge, "'\(path)' has \(size) bytes; Lambda takes \(limit) at most.")
        }
        var code: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
                if read < 0, errno == EINTR { continue }
                if read < 0 { code = errno }
                guard read > 0 else { return }
                count += read
            }
        }
        guard code == 0 else { throw failure(path, reason: reason(code)) }
        return bytes
    }

    private static func failure(_ path: String, reason: String) -> PackagingError {
        PackagingError(.unreadableFile, "'\(path)' cannot be read: \(reason).")
    }

    private static func reason(_ code: CInt) -> String {
        switch code {
        case ENOENT: "there is no such file"
        case EACCES, EPERM: "its permissions do not allow it"
        default: String(cString: strerror(code))
        }
    }
}
