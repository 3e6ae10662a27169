import FoundationEssentials
import Glibc

/// A process of this machine.
struct RunningProcess {
    let identifier: pid_t

    /// All processes whose environment has this variable, `NAME=value`.
    static func all(with variable: String) -> [RunningProcess] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { pid_t($0) }.map(RunningProcess.init)
            .filter { $0.environment.contains(variable) }
    }

    /// The process's environment, as it was when it started; empty when it has ended or is another user's.
    private var environment: [String] {
        // Files in /proc have no size, so that Foundation takes them for empty.
        let descriptor = open("/proc/\(identifier)/environ", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
