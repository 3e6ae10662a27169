import Glibc

/// A file that a configuration is read from.
public enum ConfigurationFile: Sendable {
    /// The most bytes that a file may have: 4 MiB, some forty thousand targets.
    public static let sizeLimit = 4 * 1024 * 1024

    /// Reads a file to its end.
    ///
    /// - Parameter path: The file. Whatever can be read to its end will do, so a pipe does too.
    /// - Returns: Its bytes, which may be anything.
    /// - Throws: The one error that says why it cannot be read.
    public static func bytes(of path: String) throws(ConfigurationErrors) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, reason(errno)) }
        defer { close(descriptor) }

        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(path, reason(errno)) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= sizeLimit else {
                throw unreadable(path, "the file is larger than 4 MiB, which is no list of targets")
            }
        }
    }

    /// Whether there is something at a path.
    public static func exists(at path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// The error of a file that cannot be read.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - reason: Why, in words that follow the file's name.
    /// - Returns: The one error.
    package static func unreadable(_ path: String, _ reason: String) -> ConfigurationErrors {
        ConfigurationErrors(ConfigurationError(.unreadable, reason, file: path, place: nil))
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file"
        case EACCES, EPERM: "the file may not be read; check its permissions"
        case EISDIR: "this is a directory; name the file in it"
        default: "the file cannot be read: \(String(cString: strerror(code)))"
        }
    }
}
