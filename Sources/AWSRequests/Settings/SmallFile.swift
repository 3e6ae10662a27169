import Glibc

/// Files of settings and tokens.
enum SmallFile {
    /// More than any such file has.
    static let limit = 1 << 20

    /// Reads a file.
    ///
    /// - Parameter path: Where it is.
    /// - Returns: All of it; `nil` when there is no such file.
    /// - Throws: ``AWSError`` with code ``AWSError/Code/unreadableFile``, which names the file and says nothing of what
    ///   is in it.
    static func read(_ path: String) throws(AWSError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw refusal(of: path, String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw refusal(of: path, String(cString: strerror(errno))) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else { throw refusal(of: path, "it is over \(limit) bytes long") }
        }
    }

    /// Reads a file that must be there.
    static func readExisting(_ path: String) throws(AWSError) -> [UInt8] {
        guard let bytes = try read(path) else { throw refusal(of: path, "there is no such file") }
        return bytes
    }

    /// Reads the one line of a file that must be there, without the blanks around it.
    static func readLine(_ path: String) throws(AWSError) -> String {
        let bytes = try readExisting(path)
        let isBlank: (UInt8) -> Bool = { $0 <= UInt8(ascii: " ") }
        let line = bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        guard !line.isEmpty else { throw refusal(of: path, "it is empty") }
        return String(decoding: line, as: UTF8.self)
    }

    private static func refusal(of path: String, _ reason: String) -> AWSError {
        AWSError(.unreadableFile, "'\(path)' cannot be read: \(reason).")
    }
}
