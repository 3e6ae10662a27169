/// What Lambda says when it initialises an environment (`INIT_START`) or restores one (`RESTORE_START`).
///
/// Every new environment has one, those too that Lambda starts before a request needs them. Lines of text have the
/// version of the runtime and its ARN only; JSON records have more.
public struct EnvironmentStart: Hashable, Sendable {
    /// The runtime, such as `provided:al2023.v109`.
    public var runtimeVersion: String

    /// The ARN of that version of the runtime.
    public var runtimeVersionARN: String?

    /// Why the environment is there; in JSON records of an initialisation only.
    public var initializationType: InitializationType?

    /// When the initialisation runs; in JSON records of an initialisation only.
    public var phase: InitPhase?

    /// The function; in JSON records only.
    public var functionName: String?

    /// The function's version, `$LATEST` or a number; in JSON records only.
    public var functionVersion: String?

    /// The environment, by the name of its log stream; in JSON records only.
    public var instanceID: String?

    /// The memory that the environment may use; in JSON records only.
    public var instanceMaxMemoryBytes: Int?

    /// Creates what is said of a start.
    public init(
        runtimeVersion: String,
        runtimeVersionARN: String? = nil,
        initializationType: InitializationType? = nil,
        phase: InitPhase? = nil,
        functionName: String? = nil,
        functionVersion: String? = nil,
        instanceID: String? = nil,
        instanceMaxMemoryBytes: Int? = nil
    ) {
        self.runtimeVersion = runtimeVersion
        self.runtimeVersionARN = runtimeVersionARN
        self.initializationType = initializationType
        self.phase = phase
        self.functionName = functionName
        self.functionVersion = functionVersion
        self.instanceID = instanceID
        self.instanceMaxMemoryBytes = instanceMaxMemoryBytes
    }
}

extension EnvironmentStart {
    /// The fields as a line has them, behind its first word.
    var fieldsText: String {
        let version = "Runtime Version: \(runtimeVersion)"
        return runtimeVersionARN.map { "\(version)\tRuntime Version ARN: \($0)" } ?? version
    }

    /// Reads a line's fields from a position on.
    init?(line: Span<UInt8>, from start: Int) {
        guard let fields = LogFields(line, from: start), let version = fields.runtimeVersion else { return nil }
        self.init(
            runtimeVersion: line.string(in: version),
            runtimeVersionARN: fields.runtimeVersionARN.map { line.string(in: $0) }
        )
    }
}
