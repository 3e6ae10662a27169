import Foundation
import Storefront
import Testing

/// A PostgreSQL in a folder of its own, with the Storefront's database in it.
struct TestServer: Sendable {
    /// The one that the running suite has.
    @TaskLocal static var current: TestServer?

    private let folder: String

    /// Runs `body` while a PostgreSQL runs.
    ///
    /// It goes when `body` is done, and also when this process ends in any other way: its keeper waits for the end of a
    /// pipe.
    static func withRunning(_ body: (TestServer) async throws -> Void) async throws {
        let folder = "/tmp/storefront-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let keeper = Process()
        let pipe = Pipe()
        let output = Pipe()
        keeper.executableURL = URL(fileURLWithPath: "\(packageFolder)/Scripts/database")
        keeper.arguments = ["hold", folder]
        keeper.standardInput = pipe
        keeper.standardOutput = output
        let (ends, continuation) = AsyncStream<Void>.makeStream()
        keeper.terminationHandler = { _ in continuation.finish() }
        try keeper.run()

        let lines = output.fileHandleForReading.lines(until: "ready")
        let result: Result<Void, any Error>
        if lines.last == "ready" {
            do {
                result = .success(try await body(TestServer(folder: folder)))
            } catch {
                result = .failure(error)
            }
        } else {
            result = .failure(Failure(command: "Scripts/database hold", output: lines.joined(separator: "\n")))
        }
        try pipe.fileHandleForWriting.close()
        for await _ in ends {}
        try result.get()
    }

    /// A copy of the Storefront's database, as its migrations have left it.
    func makeDatabase() throws -> [String: String] {
        let name = "copy_\(UInt64.random(in: 0...UInt64.max))"
        var environment = ["PGHOST": folder, "PGPORT": "5432", "PGUSER": "storefront"]
        try run("createdb", ["--template", "storefront", name], environment: environment)
        environment["PGDATABASE"] = name
        return environment
    }
}

/// The folder of this package.
let packageFolder = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

/// A command that did not do what it was to do.
struct Failure: Error, CustomStringConvertible {
    let command: String
    let output: String

    var description: String { "\(command) failed: \(output)" }
}

/// Runs a command to its end.
///
/// - Returns: What it printed.
@discardableResult
func run(_ command: String, _ arguments: [String], environment: [String: String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(command: command, output: text) }
    return text
}

extension FileHandle {
    /// Reads up to a line that says `last`, or to the end.
    func lines(until last: String) -> [String] {
        var text = ""
        while true {
            let data = availableData
            text += String(decoding: data, as: UTF8.self)
            let lines = text.split(separator: "\n").map(String.init)
            if data.isEmpty || lines.last == last { return lines }
        }
    }
}
