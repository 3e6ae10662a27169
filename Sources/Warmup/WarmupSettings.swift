/// What a warmed function agreed on with those who warm it.
public struct WarmupSettings: Sendable {
    /// The bytes that sign a ping; none when pings are not signed.
    let key: SharedKey?

    /// The paths whose requests are pings, such as `/health`, without what stands behind a `?`.
    public var healthPaths: Set<String>

    /// The longest hold that a signed ping can ask for; to be less than the function's timeout.
    public var holdLimit: Duration

    /// The longest hold that a ping can ask for when there is no secret.
    ///
    /// Low, since it is anybody's to ask for and yours to pay. Raise it for a function that only AWS credentials can
    /// invoke.
    public var unsignedHoldLimit: Duration

    /// Whether an event that says nothing (`{}`, `null`, or no bytes at all) is a ping, as some warmers send it.
    ///
    /// Off, since Lambda hands over `{}` for every invocation without a payload.
    public var takesEmptyEventsAsPings: Bool

    /// Creates settings.
    ///
    /// - Parameters:
    ///   - secret: What the warmer and the function share. With one, a ping without the right signature is answered, and
    ///     neither primes nor holds. An empty one counts as none, as an environment variable without a value does.
    ///   - healthPaths: The paths whose requests are pings.
    ///   - holdLimit: The longest hold that a signed ping can ask for.
    ///   - unsignedHoldLimit: The longest hold that a ping can ask for when there is no secret.
    ///   - takesEmptyEventsAsPings: Whether an event that says nothing is a ping.
    public init(
        secret: String? = nil,
        healthPaths: Set<String> = [],
        holdLimit: Duration = .seconds(10),
        unsignedHoldLimit: Duration = .milliseconds(100),
        takesEmptyEventsAsPings: Bool = false
    ) {
        key = secret.flatMap { $0.isEmpty ? nil : SharedKey(bytes: Array($0.utf8)) }
        self.healthPaths = healthPaths
        self.holdLimit = holdLimit
        self.unsignedHoldLimit = unsignedHoldLimit
        self.takesEmptyEventsAsPings = takesEmptyEventsAsPings
    }
}

/// A secret as bytes, which shows itself to nobody who prints it.
struct SharedKey: Sendable, CustomStringConvertible, CustomReflectable {
    let bytes: [UInt8]

    var description: String { "•••" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
