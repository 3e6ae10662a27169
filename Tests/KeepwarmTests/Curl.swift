import Subprocess
import Testing

/// The client that everybody has.
enum Curl {
    /// Sends a request, and gives the body of the answer.
    static func send(_ url: String, _ arguments: String...) async throws -> String {
        let result = try await Subprocess.run(
            .name("curl"),
            arguments: .init(["-sS"] + arguments + [url]),
            output: .string(limit: 16 << 20),
            error: .string(limit: 1 << 16)
        )
        try #require(result.terminationStatus.code == 0, "\(result.standardError)")
        return result.standardOutput
    }

    /// Sends a request, and gives the exit code of the client: 0 when there was an answer.
    static func attempt(_ url: String, _ arguments: String...) async throws -> Int32? {
        try await Subprocess.run(
            .name("curl"),
            arguments: .init(["-sS"] + arguments + [url]),
            output: .discarded,
            error: .discarded
        ).terminationStatus.code
    }
}
