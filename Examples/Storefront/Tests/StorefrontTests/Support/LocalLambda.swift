import Foundation
import FoundationNetworking

/// `keepwarm emulator`, running a template.
struct LocalLambda {
    /// The command, as the repository's own build has left it.
    private static let path = ["debug", "release"].map { "\(repositoryFolder)/.build/\($0)/keepwarm" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Whether it is there.
    static var isBuilt: Bool { path != nil }

    /// The URL of the HTTP API in front of the functions.
    let http: String

    /// The URL of Lambda's own API.
    let lambda: String

    /// Runs `body` while a template runs.
    ///
    /// - Parameters:
    ///   - template: The file.
    ///   - parameters: Values for the template's parameters.
    ///   - body: What to do meanwhile.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or why the emulator could not run.
    static func withRunning<Value>(
        _ template: String,
        parameters: [String: String],
        _ body: (LocalLambda) async throws -> Value
    ) async throws -> Value {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: path ?? "keepwarm")
        process.arguments =
            ["emulator", template, "--port", "0", "--http-port", "0"]
            + parameters.flatMap { ["--parameter", "\($0.key)=\($0.value)"] }
        // Where Lambda's runtime of Python is, if it is anywhere.
        process.environment = ["PATH": "\(repositoryFolder)/.build/peers/bin:/usr/bin:/bin"]
        process.standardOutput = output
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        let lines = output.fileHandleForReading.lines(until: "# ready")
        guard lines.last == "# ready" else {
            throw Failure(command: "keepwarm emulator", output: lines.joined(separator: "\n"))
        }
        return try await body(LocalLambda(http: url("HTTP", in: lines), lambda: url("Lambda", in: lines)))
    }

    /// Sends a request.
    ///
    /// - Parameters:
    ///   - url: Where to.
    ///   - body: The body of a POST; a GET without one.
    /// - Returns: The status and the body.
    /// - Throws: An error of the connection.
    func send(_ url: String, body: String? = nil) async throws -> (status: Int, bytes: [UInt8]) {
        guard let url = URL(string: url) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        if let body {
            request.httpMethod = "POST"
            request.httpBody = Data(body.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        let (data, response) = try await URLSession.shared.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, Array(data))
    }

    private static func url(_ word: String, in lines: [String]) -> String {
        let line = lines.first { $0.hasPrefix("\(word) ") } ?? ""
        return line.split(separator: " ").last.map(String.init) ?? ""
    }
}
