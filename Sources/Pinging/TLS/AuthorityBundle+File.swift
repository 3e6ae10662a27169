import Glibc

extension AuthorityBundle {
    /// The largest file that is read here.
    private static let largestFile = 16 << 20

    /// How much is read at once of what a file should not hold any more.
    private static let smallPart = 4096

    /// Reads the text of a file.
    ///
    /// - Returns: `nil` when it is no regular file, so that reading it twice may not give the same, when it is very large,
    ///   and when it cannot be read.
    static func text(ofFile path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size < largestFile else {
            return nil
        }
        // Files that the kernel makes up have no size.
        return readAll(of: descriptor, inPartsOf: max(Int(status.st_size), smallPart))
    }

    private static func readAll(of descriptor: CInt, inPartsOf size: Int) -> [UInt8]? {
        var text: [UInt8] = []
        while text.count < largestFile {
            var error: CInt = 0
            let room = text.isEmpty ? size : smallPart
            let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let result = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                error = result < 0 ? errno : 0
                count = max(result, 0)
            }
            if error == EINTR { continue }
            guard error == 0 else { return nil }
            if part.isEmpty { return text }
            if text.isEmpty { text = part } else { text += part }
        }
        return nil
    }
}
