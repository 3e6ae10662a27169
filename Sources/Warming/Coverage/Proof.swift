/// What an answer proves about the environment that gave it.
///
/// All of it is what the platform or the target said; what nobody said is `nil`.
public struct Proof: Hashable, Sendable {
    /// Which environment answered: an id that no other environment has.
    public var environment: String?

    /// Lambda's id of the request, which stands in the function's log too.
    public var requestID: String?

    /// Whether the environment had to start for this ping.
    public var isCold: Bool?

    /// How long the environment took to initialise, if it did so for this ping or ahead of it.
    public var initDuration: Duration?

    /// How long the function ran for this ping.
    public var duration: Duration?

    /// What Lambda bills for it, whole milliseconds.
    public var billedDuration: Duration?

    /// The memory that the function is configured with, in MB.
    public var memorySize: Int?

    /// The most memory that the environment has used so far, in MB.
    public var maxMemoryUsed: Int?

    /// The version of the function that ran.
    public var version: String?

    /// How long the environment says that it held.
    public var held: Duration?

    /// How priming went, in the target's word: `done`, `failed` or `none`.
    public var priming: String?

    /// Creates a proof of nothing.
    public init() {}

    /// Whether the environment was initialised for a ping that did not wait for it.
    ///
    /// Lambda starts some environments ahead of any request; the first ping on one then shows an init duration, and yet
    /// nobody waited.
    public var isProactive: Bool { initDuration != nil && isCold == false }
}
