import FoundationEssentials
import Subprocess

/// The Python programs that `Scripts/peers` installs.
enum Peers {
    private static let folder: String = {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
        return "\(root)/.build/peers/bin"
    }()

    /// Whether they are there.
    static let areInstalled = FileManager.default.isExecutableFile(atPath: "\(folder)/schemathesis")

    /// Runs one of them in a folder of its own, and gives what it wrote, trouble and all.
    ///
    /// - Returns: Whether it succeeded, and what it wrote.
    static func run(
        _ program: String,
        _ arguments: [String],
        in folder: String,
        input: String = ""
    ) async throws -> (isWell: Bool, output: String) {
        let result = try await Subprocess.run(
            .name("env"),
            arguments: Arguments(["--chdir", folder, program] + arguments),
            environment: .custom(["PATH": "\(Self.folder):/usr/bin:/bin", "HOME": .init(folder), "COLUMNS": "120"]),
            input: .array(Array(input.utf8)),
            output: .string(limit: 16 << 20),
            error: .combinedWithOutput
        )
        return (result.terminationStatus.isSuccess, result.standardOutput)
    }
}
