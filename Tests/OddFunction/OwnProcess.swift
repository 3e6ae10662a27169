import Glibc
import JSONText

/// What this process has of the machine.
enum OwnProcess {
    /// Its resident memory in kilobytes, and how many descriptors it holds.
    static func measured() -> JSONValue {
        .object([
            .init(name: "residentKilobytes", value: .integer(residentPages() * Int(getpagesize()) / 1024)),
            .init(name: "descriptors", value: .integer(descriptors())),
        ])
    }

    private static func residentPages() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = fread(&bytes, 1, bytes.count, file)
        let fields = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? Int(fields[1]) ?? 0 : 0
    }

    private static func descriptors() -> Int {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        return count - 3  // the folder itself, and its . and ..
    }
}
