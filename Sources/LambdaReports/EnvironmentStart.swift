/// What Lambda says when it initialises an environment (`INIT_START`) or restores one (`RESTORE_START`).
///
/// Every new environment has one, those too that Lambda starts before a request needs them. Lines of text have the
/// version of the runtime and its ARN only; JSON records have more.
public struct EnvironmentStart: Hashable, Sendable {
    /// The runtime, such as `provided:al2023.v109`.
    public var runtimeVersion: String

    /// The ARN of that version of the runtime.
    public var runtimeVersionARN: String?

    /// Creates what is said of a start.
    public init(runtimeVersion: String, runtimeVersionARN: String? = nil) {
        self.runtimeVersion = runtimeVersion
        self.runtimeVersionARN = runtimeVersionARN
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
        runtimeVersion = line.string(in: version)
        runtimeVersionARN = fields.runtimeVersionARN.map { line.string(in: $0) }
    }
}
