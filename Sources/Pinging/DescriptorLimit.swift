import Kernel

/// How many files and sockets this process may have open at once.
public enum DescriptorLimit: Sendable {
    /// Raises the soft limit to the hard one, as Go programs do at their start.
    ///
    /// - Returns: The limit that is in force from now on.
    @discardableResult
    public static func raise() -> Int {
        OpenFileLimit.raise()
    }

    /// The most pings in flight that a limit leaves room for: 900 of Lambda's 1,024 descriptors, which keeps some for
    /// the runtime, logs and lookups; half of a limit too small for that; at most 60,000, which is near the number of
    /// ports that one local address has.
    public static func maxInFlight(under limit: Int) -> Int {
        max(1, min(60_000, max(limit - 124, limit / 2)))
    }
}
