/// What a record says when a runtime is done with an initialisation or a restore.
///
/// `platform.initRuntimeDone` and `platform.restoreRuntimeDone`.
public struct InitEnd: Hashable, Sendable {
    /// How it ended.
    public var status: InvocationStatus

    /// What broke, such as `Runtime.ExitError`.
    public var errorType: String?

    /// When the initialisation ran; a restore has none.
    public var phase: InitPhase?

    /// Why the environment is there; a restore has none.
    public var initializationType: InitializationType?

    /// Creates what is said of an end.
    public init(
        status: InvocationStatus,
        errorType: String? = nil,
        phase: InitPhase? = nil,
        initializationType: InitializationType? = nil
    ) {
        self.status = status
        self.errorType = errorType
        self.phase = phase
        self.initializationType = initializationType
    }
}
