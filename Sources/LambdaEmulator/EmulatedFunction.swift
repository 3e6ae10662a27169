/// A function as the emulator runs it.
public struct EmulatedFunction: Hashable, Sendable {
    /// The name, unique within an emulator.
    public var name: String

    /// What an environment of it runs.
    public var runtime: Runtime

    /// The folder with the function's code, an absolute path: its working directory and `LAMBDA_TASK_ROOT`.
    public var codeFolder: String

    /// The handler, handed over in `_HANDLER`; an executable may give it any meaning.
    public var handler: String

    /// The memory that the function is said to have.
    ///
    /// It is told to the function and printed in reports. It is not enforced.
    public var memorySizeMB: Int

    /// How long an invocation may take.
    public var timeout: Duration

    /// The function's own environment variables; they win over Lambda's that are not reserved.
    public var variables: [String: String]

    /// The architecture in Lambda's words, `x86_64` or `arm64`.
    public var architecture: String

    /// The tags, for discovery.
    public var tags: [String: String]

    /// The versions that can be invoked.
    ///
    /// All of them run the same code, each in environments of its own.
    public var versions: [String]

    /// The aliases, each with the version that it stands for.
    public var aliases: [String: String]

    /// The share of the account's concurrency that is the function's alone, and its limit; `nil` for none.
    public var reservedConcurrency: Int?

    /// The form of Lambda's own log lines.
    public var logFormat: LogFormat

    /// Creates a function, with Lambda's defaults.
    public init(
        name: String,
        runtime: Runtime,
        codeFolder: String,
        handler: String = "bootstrap",
        memorySizeMB: Int = 128,
        timeout: Duration = .seconds(3),
        variables: [String: String] = [:],
        architecture: String = "x86_64",
        tags: [String: String] = [:],
        versions: [String] = ["$LATEST"],
        aliases: [String: String] = [:],
        reservedConcurrency: Int? = nil,
        logFormat: LogFormat = .text
    ) {
        self.name = name
        self.runtime = runtime
        self.codeFolder = codeFolder
        self.handler = handler
        self.memorySizeMB = memorySizeMB
        self.timeout = timeout
        self.variables = variables
        self.architecture = architecture
        self.tags = tags
        self.versions = versions
        self.aliases = aliases
        self.reservedConcurrency = reservedConcurrency
        self.logFormat = logFormat
    }
}

extension EmulatedFunction {
    /// What an environment runs.
    ///
    /// Switch over it with a default: a later release may know more.
    @nonexhaustive
    public enum Runtime: Hashable, Sendable {
        /// An executable that speaks the Runtime API itself, at an absolute path, under a runtime's name (`provided.al2023`).
        case executable(path: String, name: String)

        /// A Python handler under `awslambdaric`, run by an interpreter at an absolute path, under a runtime's name
        /// (`python3.12`).
        case python(interpreter: String, name: String)

        /// The runtime's name, as Lambda's configuration has it.
        public var name: String {
            switch self {
            case .executable(_, let name), .python(_, let name): name
            }
        }
    }

    /// The form of Lambda's own log lines.
    public enum LogFormat: String, Hashable, Sendable {
        /// Lines of text: `START`, `END`, `REPORT`.
        case text = "Text"
        /// A JSON record on each line: `platform.start`, `platform.report`.
        case json = "JSON"
    }
}
