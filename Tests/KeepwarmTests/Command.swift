import FoundationEssentials
import Subprocess
import Testing

/// What a finished `keepwarm` left behind.
struct Finished: Sendable {
    var code: Int32?
    var output: String
    var complaint: String

    /// The lines of the output, without the blanks at their ends.
    var lines: [String] {
        output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

/// The built command, run as a user runs it.
enum Command {
    /// Where it lies: beside the tests themselves.
    private static let folder: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return String(tests[..<(tests.lastIndex(of: "/") ?? tests.startIndex)])
    }()

    /// Runs the command to its end.
    static func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Finished {
        try await run(arguments, environment: environment)
    }

    /// Runs the command to its end.
    static func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Finished {
        let result = try await Subprocess.run(
            .name("keepwarm"),
            arguments: .init(patient(arguments)),
            environment: .custom(variables(environment)),
            output: .string(limit: 4 << 20),
            error: .string(limit: 1 << 20)
        )
        return Finished(
            code: result.terminationStatus.code,
            output: result.standardOutput,
            complaint: result.standardError
        )
    }

    /// Lets pings wait for a server that shares two cores with all other tests, unless a test says for how long.
    private static func patient(_ arguments: [String]) -> [String] {
        guard arguments.first == "ping", !arguments.contains("--timeout"), !arguments.contains("--help") else {
            return arguments
        }
        return arguments + ["--timeout", "60s"]
    }

    /// The whole environment of a command under test: nothing of the machine's leaks into a test.
    static func variables(_ more: [String: String]) -> [Environment.Key: String] {
        var variables: [Environment.Key: String] = ["PATH": folder]
        for (name, value) in more {
            if let key = Environment.Key(rawValue: name) { variables[key] = value }
        }
        return variables
    }
}

extension TerminationStatus {
    /// The exit code; `nil` when a signal ended the process.
    var code: Int32? {
        if case .exited(let code) = self { code } else { nil }
    }
}

/// Runs `body` with a new folder, and removes the folder when `body` is done.
func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path() + "keepwarm-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
