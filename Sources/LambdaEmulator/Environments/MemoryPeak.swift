/// The most memory that an environment's process has used.
///
/// Looking it up costs as much as the rest of a quick invocation, and it seldom changes: so it is looked up twenty times
/// a second at most.
struct MemoryPeak: Hashable, Sendable {
    private static let pause = Duration.milliseconds(50)

    private var kilobytes = 0
    private var lastRead: Moment?

    /// In megabytes, rounded up.
    var megabytes: Int { (kilobytes + 1023) / 1024 }

    /// Looks it up, if that was not done just now.
    mutating func read(of process: EnvironmentProcess, now: Moment) {
        if let lastRead, lastRead.duration(to: now) < Self.pause { return }
        lastRead = now
        kilobytes = max(kilobytes, process.maxMemoryUsedKB() ?? 0)
    }
}
