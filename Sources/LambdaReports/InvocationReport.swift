/// What Lambda reports of one invocation: how long it took, what is billed, and whether it was a cold start.
///
/// One shape for the `REPORT` line of text logs and for the `platform.report` record of JSON logs.
public struct InvocationReport: Hashable, Sendable {
    /// The request that was answered.
    public var requestID: String

    /// How long the handler ran.
    ///
    /// Without the init duration; but with an initialisation that ran again inside the invocation, after a crash.
    public var duration: Duration

    /// What is billed, in whole milliseconds.
    public var billedDuration: Duration

    /// The memory that the function is configured to have.
    public var memorySizeMB: Int

    /// The most memory that the environment has used so far; it never shrinks between invocations.
    public var maxMemoryUsedMB: Int

    /// How long the environment took to initialise; only the first invocation of an environment has one.
    ///
    /// Lambda may initialise an environment before a request needs it. Then nobody waited, and the report still has
    /// this duration.
    public var initDuration: Duration?

    /// How long it took to restore the environment's snapshot; SnapStart only, and only its first invocation.
    public var restoreDuration: Duration?

    /// What of the restore is billed, in whole milliseconds; a part of ``billedDuration``.
    public var billedRestoreDuration: Duration?

    /// How the invocation ended; lines of text have it only when it did not end well.
    public var status: InvocationStatus?

    /// What broke, such as `Runtime.ExitError` or `Runtime.OutOfMemory`.
    public var errorType: String?

    /// The invocation's trace, when X-Ray is on.
    public var trace: XRayTrace?

    /// Creates a report.
    public init(
        requestID: String,
        duration: Duration,
        billedDuration: Duration,
        memorySizeMB: Int,
        maxMemoryUsedMB: Int,
        initDuration: Duration? = nil,
        restoreDuration: Duration? = nil,
        billedRestoreDuration: Duration? = nil,
        status: InvocationStatus? = nil,
        errorType: String? = nil,
        trace: XRayTrace? = nil
    ) {
        self.requestID = requestID
        self.duration = duration
        self.billedDuration = billedDuration
        self.memorySizeMB = memorySizeMB
        self.maxMemoryUsedMB = maxMemoryUsedMB
        self.initDuration = initDuration
        self.restoreDuration = restoreDuration
        self.billedRestoreDuration = billedRestoreDuration
        self.status = status
        self.errorType = errorType
        self.trace = trace
    }

    /// Whether this was the first invocation of an environment, initialised or restored.
    public var isFirstOfEnvironment: Bool { initDuration != nil || restoreDuration != nil }

    /// What Lambda bills for an invocation: the sum of its parts, rounded up to whole milliseconds once.
    ///
    /// Initialisation is part of the bill for every function since August 2025, and for custom runtimes always was
    /// ("AWS Lambda standardizes billing for INIT Phase", AWS Compute Blog, 2025). Of a restore, the part that Lambda
    /// calls billed counts. Durations as a log prints them, in hundredths, give the figure beside them in that log.
    public static func billedDuration(
        duration: Duration,
        initDuration: Duration = .zero,
        billedRestoreDuration: Duration = .zero
    ) -> Duration {
        .milliseconds((duration + initDuration + billedRestoreDuration).millisecondsRoundedUp)
    }
}
