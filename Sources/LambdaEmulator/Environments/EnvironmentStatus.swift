/// An environment as it is at one moment.
public struct EnvironmentStatus: Hashable, Sendable {
    /// The last 32 hexadecimal digits of its log stream's name.
    public var id: String

    /// The function that it runs.
    public var function: String

    /// The version of the function.
    public var version: String

    /// What it does.
    public var state: State

    /// The time since it was started.
    public var age: Duration

    /// The time since it last became idle; `nil` when it is not.
    public var idleTime: Duration?

    /// The invocations that it has ended.
    public var invocations: Int

    /// The most memory that its process has used so far; as of its last report.
    public var maxMemoryUsedMB: Int

    /// How long it took to initialise; `nil` while it does, or when it had to start again inside an invocation.
    public var initDuration: Duration?

    /// What ``EmulatorSettings/startDelay`` added to its start.
    public var addedDelay: Duration

    /// Whether it was started before anybody needed it.
    public var isProactive: Bool

    /// The process; `nil` when none runs at the moment.
    public var processID: Int32?

    /// Creates a status.
    public init(
        id: String,
        function: String,
        version: String,
        state: State,
        age: Duration,
        idleTime: Duration? = nil,
        invocations: Int,
        maxMemoryUsedMB: Int,
        initDuration: Duration? = nil,
        addedDelay: Duration = .zero,
        isProactive: Bool = false,
        processID: Int32? = nil
    ) {
        self.id = id
        self.function = function
        self.version = version
        self.state = state
        self.age = age
        self.idleTime = idleTime
        self.invocations = invocations
        self.maxMemoryUsedMB = maxMemoryUsedMB
        self.initDuration = initDuration
        self.addedDelay = addedDelay
        self.isProactive = isProactive
        self.processID = processID
    }
}

extension EnvironmentStatus {
    /// What an environment does.
    public enum State: String, Hashable, Sendable {
        /// It initialises, or waits for the added delay to be over.
        case starting
        /// It runs an invocation.
        case busy
        /// It is frozen until somebody needs it.
        case idle
    }
}
