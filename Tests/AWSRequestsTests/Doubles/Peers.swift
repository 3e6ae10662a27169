import FoundationEssentials
import Subprocess
import Testing

/// The Python programs that `Scripts/peers` installs.
enum Peers {
    /// Where they are.
    static let folder: String = {
        let root = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" }
        return "\(root)/.build/peers/bin"
    }()

    /// Whether they are there.
    static let areInstalled = FileManager.default.isExecutableFile(atPath: "\(folder)/moto_server")

    /// Runs a Python script, and gives what it printed.
    static func python(_ script: String, input: [UInt8]) async throws -> String {
        let result = try await Subprocess.run(
            .name("python3"),
            arguments: ["-c", script],
            environment: .custom(["PATH": "\(folder):/usr/bin:/bin"]),
            input: .array(input),
            output: .string(limit: 16 << 20),
            error: .string(limit: 1 << 20)
        )
        try #require(result.terminationStatus == .exited(0), "\(result.standardError)")
        return result.standardOutput
    }
}
