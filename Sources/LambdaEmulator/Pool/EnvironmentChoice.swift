/// Which of several idle environments gets the next invocation.
///
/// Lambda does not say. It matters to a warmer: when the one used last is always chosen, pings that come one after
/// another keep one environment warm, however many they are.
public enum EnvironmentChoice: String, Hashable, Sendable, CaseIterable {
    /// The one that was used last.
    case mostRecentlyUsed = "most-recently-used"
    /// The one that has waited longest.
    case leastRecentlyUsed = "least-recently-used"
    /// The one that was started last.
    case newest
    /// The one that was started first.
    case oldest
    /// Any of them.
    case random
}
