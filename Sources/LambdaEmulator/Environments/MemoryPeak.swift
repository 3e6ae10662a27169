import Kernel

/// The most memory that an environment's process has used.
///
/// Looking it up takes ten microseconds, a good part of a quick invocation. So in a burst of those it is looked up every
/// five milliseconds only.
struct MemoryPeak: Hashable, Sendable {
    private static let pause = Duration.milliseconds(5)

    private var kilobytes = 0
    private var lastRead: MonotonicInstant?

    /// In megabytes, rounded up.
    var megabytes: Int { (kilobytes + 1023) / 1024 }

    /// A process has started: whatever becomes of it, it has used this much.
    mutating func begin(_ process: EnvironmentProcess) {
        lastRead = nil
        kilobytes = max(kilobytes, process.maxMemoryUsedKB() ?? 0)
    }

    /// Looks it up, if that was not done just now.
    mutating func read(of process: EnvironmentProcess, now: MonotonicInstant) {
        if let lastRead, lastRead.duration(to: now) < Self.pause { return }
        lastRead = now
        kilobytes = max(kilobytes, process.maxMemoryUsedKB() ?? 0)
    }
}
