import Glibc
import Kernel

/// Puts a new file where another may be, whole or not at all.
package enum FileReplacement: Sendable {
    /// Writes a file beside its place, and moves it there.
    ///
    /// Whoever opens the file meanwhile sees the old one or the new one.
    ///
    /// - Parameters:
    ///   - bytes: What the file is to hold.
    ///   - path: Where it goes; a file that is there is replaced.
    ///   - mode: Its permissions.
    /// - Throws: An error that names the folder when it is missing, or else says what went wrong.
    package static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(PackagingError) {
        try checkPlace(path)
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw failure(path, errno) }
        var code = fill(descriptor, with: bytes, mode: mode)
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, rename(template, path) != 0 { code = errno }
        guard code == 0 else {
            unlink(template)
            throw failure(path, code)
        }
    }

    /// Makes sure that a file can go to a path, before any work is done for it.
    ///
    /// - Throws: An error when the folder is missing, or when a folder is where the file is to go.
    package static func checkPlace(_ path: String) throws(PackagingError) {
        guard !path.isEmpty, !isFolder(path), !path.hasSuffix("/") else {
            throw PackagingError(.missingFolder, "'\(path)' is a folder; name the file that is to be written.")
        }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "."
        guard isFolder(String(folder)) else {
            throw PackagingError(
                .missingFolder,
                "'\(path)' cannot be written: there is no folder '\(folder)'; make it."
            )
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }

    /// Writes all bytes and gives the file its permissions.
    ///
    /// - Returns: The number of the system's error; 0 for none.
    private static func fill(_ descriptor: CInt, with bytes: [UInt8], mode: mode_t) -> CInt {
        guard fchmod(descriptor, mode) == 0 else { return errno }
        return bytes.withUnsafeBytes { bytes in
            do throws(SystemError) {
                try DescriptorWriting.writeAll(bytes, to: descriptor)
                return 0
            } catch {
                return error.errno
            }
        }
    }

    private static func failure(_ path: String, _ code: CInt) -> PackagingError {
        PackagingError(.unwritableFile, "'\(path)' cannot be written: \(String(cString: strerror(code))).")
    }
}
