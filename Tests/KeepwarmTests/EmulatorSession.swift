import FoundationEssentials
import Glibc
import Subprocess
import Testing

/// A `keepwarm emulator` that runs for as long as a test needs it.
struct EmulatorSession: Sendable {
    /// The URL of its Lambda API.
    let lambda: String

    /// The URL of its HTTP API; empty without routes.
    let http: String

    /// Its process.
    let processID: pid_t

    /// The port of its Lambda API.
    var port: String { String(lambda.drop { $0 != ":" }.dropFirst().drop { $0 != ":" }.dropFirst()) }

    /// Runs `body` with a folder that has a `bootstrap` that does what its events say, and a `template.yaml`.
    @discardableResult
    static func withTemplate<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        try await withFolder { folder in
            try FileManager.default.createDirectory(atPath: "\(folder)/code", withIntermediateDirectories: true)
            let bootstrap = try #require(Self.oddBootstrap)
            try FileManager.default.copyItem(atPath: bootstrap, toPath: "\(folder)/code/bootstrap")
            try """
            Transform: AWS::Serverless-2016-10-31
            Globals: {Function: {Runtime: provided.al2023, CodeUri: code, Timeout: 20}}
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: orders
                  AutoPublishAlias: live
                  Tags: {keepwarm: 'true'}
                  Events: {Get: {Type: HttpApi, Properties: {Path: '/orders/{id}', Method: get}}}
              Customers:
                Type: AWS::Serverless::Function
                Properties: {FunctionName: customers}
            """.write(toFile: "\(folder)/template.yaml", atomically: true, encoding: .utf8)
            return try await body(folder)
        }
    }

    /// Runs `body` while an emulator runs, and stops the emulator with SIGTERM.
    ///
    /// What comes back is what `body` returned, and the lines of output.
    @discardableResult
    static func with<Value: Sendable>(
        _ folder: String,
        _ arguments: [String] = [],
        environment: [String: String] = [:],
        _ body: (EmulatorSession) async throws -> Value
    ) async throws -> (value: Value, lines: [String]) {
        let result = try await Subprocess.run(
            .name("keepwarm"),
            arguments: .init(
                ["emulator", "\(folder)/template.yaml", "--port", "0", "--http-port", "0"] + arguments
            ),
            environment: .custom(Command.variables(environment)),
            input: .none,
            output: .sequence,
            error: .discarded
        ) { execution in
            var lines: [String] = []
            var value: Result<Value, any Error>?
            for try await line in execution.standardOutput.strings() {
                let line = line.filter { !$0.isNewline }
                lines.append(line)
                guard line == "# ready" else { continue }
                let session = EmulatorSession(
                    lambda: Self.url(in: lines, after: "Lambda"),
                    http: Self.url(in: lines, after: "HTTP"),
                    processID: execution.processIdentifier.value
                )
                do {
                    value = .success(try await body(session))
                } catch {
                    value = .failure(error)
                }
                kill(session.processID, SIGTERM)
            }
            return (try #require(value, "the emulator did not become ready: \(lines)").get(), lines)
        }
        #expect(result.terminationStatus.code == 0)
        return result.closureResult
    }

    private static func url(in lines: [String], after word: String) -> String {
        lines.first { $0.hasPrefix("\(word) ") }.map { String($0.dropFirst(word.count).drop { $0 == " " }) } ?? ""
    }

    /// The search path of a command that shall find the Python of the clients.
    static var pathWithPython: String { "\(programs ?? ""):\(Clients.folder):/usr/bin:/bin" }

    /// Where the bootstrap of the tests lies.
    private static let oddBootstrap: String? = programs.map { $0 + "/OddBootstrap" }

    /// Where what was built lies: beside the tests themselves.
    private static let programs: String? = {
        let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return tests.map { $0.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } }
    }()
}

/// The real clients, that `Scripts/peers` installs.
enum Clients {
    /// Where they are.
    static let folder: String = {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
        return "\(root)/.build/peers/bin"
    }()

    /// Whether they are there.
    static let areInstalled = FileManager.default.isExecutableFile(atPath: "\(folder)/aws")

    /// Runs a client against an emulator.
    static func run(
        _ name: String,
        _ arguments: [String],
        _ emulator: EmulatorSession,
        secret: String = "any"
    ) async throws -> Finished {
        let variables: [Environment.Key: String] = [
            "PATH": "\(folder):/usr/bin:/bin", "AWS_ENDPOINT_URL": emulator.lambda, "AWS_ACCESS_KEY_ID": "AKIDTEST",
            "AWS_SECRET_ACCESS_KEY": secret, "AWS_DEFAULT_REGION": "us-east-1", "AWS_PAGER": "",
            "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_EC2_METADATA_DISABLED": "true", "HTTP": emulator.http, "LAMBDA": emulator.lambda,
        ]
        let result = try await Subprocess.run(
            .name(name),
            arguments: .init(arguments),
            environment: .custom(variables),
            output: .string(limit: 4 << 20),
            error: .string(limit: 1 << 20)
        )
        return Finished(
            code: result.terminationStatus.code,
            output: result.standardOutput,
            complaint: result.standardError
        )
    }

    /// Runs a Python script that has boto3, and gives what it printed.
    static func python(_ script: String, _ emulator: EmulatorSession, secret: String = "any") async throws -> String {
        let finished = try await run("python3", ["-c", script], emulator, secret: secret)
        try #require(finished.code == 0, "\(finished.complaint)")
        return finished.output
    }
}
