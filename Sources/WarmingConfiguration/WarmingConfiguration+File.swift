import Foundation

extension WarmingConfiguration {
    /// The most bytes that a file may have: 4 MiB, some forty thousand targets.
    public static let fileSizeLimit = 4 * 1024 * 1024

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The file. Whatever can be read to its end will do, so a pipe does too.
    ///   - environment: The variables that `${NAME}` is filled in from.
    /// - Throws: Everything that is wrong with the file, in its order.
    public init(contentsOf path: String, environment: [String: String]) throws(ConfigurationErrors) {
        let yaml: String
        do {
            yaml = try Self.text(of: path)
        } catch {
            throw ConfigurationErrors(ConfigurationError(.unreadable, error.reason, file: path, place: nil))
        }
        self = try Self.parse(yaml, file: path, environment: environment)
    }

    /// Why a file could not be read, in words that follow its name.
    private struct ReadFailure: Error {
        var reason: String
    }

    private static func text(of path: String) throws(ReadFailure) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }

        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(errno) }
            guard count > 0 else { break }
            bytes += chunk[..<count]
            guard bytes.count <= fileSizeLimit else {
                throw ReadFailure(reason: "the file is larger than 4 MiB, which is no list of targets")
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ReadFailure(reason: "the file is not UTF-8 text; save it as UTF-8")
        }
        return text
    }

    private static func failure(_ code: Int32) -> ReadFailure {
        switch code {
        case ENOENT: ReadFailure(reason: "there is no such file")
        case EACCES, EPERM: ReadFailure(reason: "the file may not be read; check its permissions")
        case EISDIR: ReadFailure(reason: "this is a directory; name the file in it")
        default: ReadFailure(reason: "the file cannot be read: \(String(cString: strerror(code)))")
        }
    }
}
