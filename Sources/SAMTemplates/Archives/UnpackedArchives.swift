import FoundationEssentials
import Glibc
import Kernel

/// The folders that archives are unpacked into, for as long as functions run from them.
public struct UnpackedArchives: Sendable {
    /// The folder that has all of them.
    private let root: String

    /// The most that the files of one archive may come to: 250 MB, as on Lambda.
    private static let sizeLimit = 250 * 1024 * 1024

    /// Runs `body`, and removes what it unpacked when it is done.
    ///
    /// - Throws: What `body` throws, and ``UnpackingError`` when there can be no temporary folder.
    public static func with<Value>(_ body: (UnpackedArchives) async throws -> Value) async throws -> Value {
        var template = Array("/tmp/keepwarm-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw UnpackingError("/tmp cannot be written") }
        let root = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: root) }
        return try await body(UnpackedArchives(root: root))
    }

    /// Unpacks an archive.
    ///
    /// - Parameter archive: The path of a zip archive.
    /// - Returns: The path of the folder, which is the same for the same archive; or why there is none.
    public func unpack(_ archive: String) -> Result<String, UnpackingError> {
        let name = archive.utf8.map { Self.isPlain($0) ? $0 : UInt8(ascii: "_") }
        let folder = "\(root)/\(String(decoding: name, as: UTF8.self))"
        guard access(folder, F_OK) != 0 else { return .success(folder) }
        do throws(UnpackingError) {
            let reader = ZipReader(try Self.bytes(of: archive))
            let files = try reader.files()
            guard files.reduce(0, { $0 + $1.size }) <= Self.sizeLimit else {
                throw UnpackingError("its files come to more than 250 MB, which Lambda does not take")
            }
            mkdir(folder, 0o755)
            for file in files { try Self.write(file, of: reader, into: folder) }
            return .success(folder)
        } catch {
            return .failure(error)
        }
    }

    private static func write(_ file: ZipReader.File, of reader: ZipReader, into folder: String) throws(UnpackingError)
    {
        var parts = file.name.split(separator: "/", omittingEmptySubsequences: false)
        let isFolder = parts.last?.isEmpty == true
        if isFolder { parts.removeLast() }
        // A name that leads out of the folder would write anywhere.
        guard !parts.isEmpty, !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." || $0.utf8.contains(0) })
        else { throw UnpackingError("'\(file.name)' in it leads out of its folder") }
        guard file.mode & UInt32(S_IFMT) != UInt32(S_IFLNK) else {
            throw UnpackingError("'\(file.name)' in it is a symbolic link, which is not followed here")
        }
        var path = folder
        for part in isFolder ? parts[...] : parts.dropLast() {
            path += "/\(part)"
            mkdir(path, 0o755)
        }
        guard !isFolder, let name = parts.last else { return }
        try write(try reader.contents(of: file), to: "\(path)/\(name)", isExecutable: file.mode & 0o111 != 0)
    }

    private static func write(_ bytes: [UInt8], to path: String, isExecutable: Bool) throws(UnpackingError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, isExecutable ? 0o755 : 0o644)
        guard descriptor >= 0 else { throw unwritable(path, SystemError.lastReason) }
        defer { close(descriptor) }
        do throws(SystemError) {
            try bytes.span.withUnsafeBytes { bytes throws(SystemError) in
                try DescriptorWriting.writeAll(bytes, to: descriptor)
            }
        } catch {
            throw unwritable(path, error.reason)
        }
    }

    private static func unwritable(_ path: String, _ reason: String) -> UnpackingError {
        UnpackingError("'\(path)' cannot be written: \(reason)")
    }

    private static func bytes(of path: String) throws(UnpackingError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var information = stat()
        guard descriptor >= 0, fstat(descriptor, &information) == 0 else {
            throw UnpackingError("it cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        guard information.st_size <= sizeLimit else { throw UnpackingError("it is larger than 250 MB") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(information.st_size))
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw UnpackingError("it cannot be read: \(String(cString: strerror(errno)))") }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
