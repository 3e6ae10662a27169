/// How the emulator treats environments and invocations.
///
/// The defaults are Lambda's where Lambda says what it does.
public struct EmulatorSettings: Hashable, Sendable {
    /// How long an environment that nobody uses survives.
    ///
    /// Default: 6 minutes, as measured last (2021).
    public var idleLifetime = IdleLifetime.fixed(.seconds(360))

    /// The age at which an environment is ended however much it is used; `nil` for none.
    ///
    /// Default: 2 hours.
    ///
    /// An invocation under way is not cut short.
    public var maximumLife: Duration? = .seconds(7200)

    /// Which of several idle environments gets the next invocation.
    ///
    /// Default: the one used last.
    public var choice = EnvironmentChoice.mostRecentlyUsed

    /// The invocations that may be under way at once, of all functions together.
    ///
    /// Default: 1,000.
    public var concurrencyLimit = 1000

    /// How fast one function may gain environments.
    ///
    /// Default: Lambda's, 1,000 in ten seconds.
    public var scalingRate = ScalingRate.lambda

    /// Added to the start of each environment, for what this machine cannot reproduce: download, microVM, network.
    ///
    /// Default: zero, which is off. It is no part of a report's init duration, as on Lambda; an outcome and the status
    /// of an environment say when there was one.
    public var startDelay = Duration.zero

    /// The chance, 0...1, that an environment is started before anybody needs it.
    ///
    /// Default: 0.
    ///
    /// It is tried each time that an environment is started for an invocation, and each time that one is ended at its
    /// maximum life. Such an environment's first report has an init duration although nobody waited for it.
    public var proactiveProbability = 0.0

    /// Makes the choices repeatable; `nil` takes ``Surroundings/entropy``.
    public var seed: UInt64?

    /// How long an environment may initialise.
    ///
    /// Default: 10 s, as on Lambda.
    ///
    /// One that takes longer is stopped, and starts again inside the invocation, on the function's own time.
    public var initLimit = Duration.seconds(10)

    /// How long an answer waits for its environment to ask for the next event.
    ///
    /// Default: 100 ms.
    ///
    /// On Lambda, the way to the caller and back takes longer than that question. Here, a caller who asks once after
    /// another would otherwise find the environment still busy, and start a second one.
    public var answerHold = Duration.milliseconds(100)

    /// The pauses before a failed `Event` invocation is tried again.
    ///
    /// Default: 1 minute, then 2.
    public var eventRetryDelays: [Duration] = [.seconds(60), .seconds(120)]

    /// The age at which an `Event` invocation that is throttled is given up.
    ///
    /// Default: 6 hours.
    public var eventMaximumAge = Duration.seconds(6 * 3600)

    /// The region in ARNs and in the functions' environment.
    ///
    /// Default: `us-east-1`.
    public var region = "us-east-1"

    /// The account in ARNs.
    ///
    /// Default: `123456789012`.
    public var accountID = "123456789012"

    /// Creates settings with the defaults.
    public init() {}
}
