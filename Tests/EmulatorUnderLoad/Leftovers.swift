import Glibc

/// What this program holds of the system, and what it has left behind there.
struct Leftovers: CustomStringConvertible {
    /// Its open descriptors.
    let descriptors: Int

    /// Its child processes.
    let children: Int

    /// The ports that it listens on.
    let ports: Int

    /// The processes, whoever's children they are, whose environment names a function of a mark.
    let processes: Int

    /// Looks at the present moment.
    ///
    /// - Parameter mark: The beginning of the functions' names, which nothing else on this machine has.
    init(mark: String) {
        let descriptors = Self.names(in: "/proc/self/fd")
        self.descriptors = descriptors.count
        children = Self.children
        let sockets = Set(descriptors.compactMap { Self.target(of: "/proc/self/fd/\($0)") })
        ports = Self.listening.count { sockets.contains("socket:[\($0)]") }
        let marked = Array("AWS_LAMBDA_FUNCTION_NAME=\(mark)".utf8)
        processes = Self.names(in: "/proc").count { name in
            name.allSatisfy(\.isNumber)
                && Self.bytes(of: "/proc/\(name)/environ").split(separator: 0).contains { $0.starts(with: marked) }
        }
    }

    /// Whether there is nothing that was not there before.
    func isWithin(_ before: Leftovers) -> Bool {
        descriptors <= before.descriptors && children <= before.children && ports <= before.ports
            && processes <= before.processes
    }

    var description: String {
        "descriptors \(descriptors), children \(children), ports \(ports), processes \(processes)"
    }

    /// The most memory that this program has had in use, in kilobytes.
    static var peakMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    /// The child processes, which the kernel lists for each thread that started them.
    private static var children: Int {
        names(in: "/proc/self/task").reduce(0) { count, thread in
            count + bytes(of: "/proc/self/task/\(thread)/children").split(separator: UInt8(ascii: " ")).count
        }
    }

    /// The inodes of all sockets that listen on a port.
    private static var listening: [String] {
        String(decoding: bytes(of: "/proc/self/net/tcp"), as: UTF8.self).split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            return fields.count > 9 && fields[3] == "0A" ? String(fields[9]) : nil
        }
    }

    private static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            )
        }
        return names
    }

    private static func target(of link: String) -> String? {
        var bytes = [CChar](repeating: 0, count: 256)
        let count = readlink(link, &bytes, bytes.count)
        return count < 0 ? nil : String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func bytes(of path: String) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(file, &piece, piece.count), count > 0 { bytes += piece[..<count] }
        return bytes
    }
}
