import FoundationEssentials
import Glibc
import Subprocess

/// AWS's own Lambda Runtime Interface Emulator, running one bootstrap.
///
/// It initialises the function with the first event, and has room for one event at a time: a second one that comes
/// while it is busy crashes it.
public struct OfficialEmulator: Sendable {
    /// What the emulator and its function write to standard output and standard error.
    public let log = EmulatorLog()

    let invokePort = LoopbackPort.free()
    private let runtimePort = LoopbackPort.free()

    private var runtimeAPI: String { "127.0.0.1:\(runtimePort.number)" }

    private static let name = "aws-lambda-rie"

    /// Where `make test` installs the emulator.
    private static let folder =
        "/\(#filePath.split(separator: "/").dropLast(3).joined(separator: "/"))/.build/peers/bin"

    /// Whether the emulator is there.
    public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") }

    /// The folder with the executables of this package, which lie beside the tests.
    public static let productFolder: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return String(tests[..<(tests.lastIndex(of: "/") ?? tests.startIndex)])
    }()
}

extension OfficialEmulator {
    /// Runs `body` with an emulator that is ready for events, and ends it and its function when `body` is done.
    ///
    /// - Parameters:
    ///   - bootstrap: The path of the function's executable, or the name of one of this package.
    ///   - environment: The environment of the emulator, which its function inherits. Nothing of the machine's leaks in.
    ///   - timeout: How many seconds an invocation may take.
    ///   - body: What to do with the emulator.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or why the emulator could not run.
    public static func withRunning<Value: Sendable>(
        _ bootstrap: String,
        environment: [String: String] = [:],
        timeout: Int = 60,
        _ body: @escaping @Sendable (OfficialEmulator) async throws -> Value
    ) async throws -> Value {
        let emulator = OfficialEmulator()
        var variables: [Environment.Key: String] = ["PATH": folder]
        for (name, value) in environment { variables[.init(stringLiteral: name)] = value }
        variables["AWS_LAMBDA_FUNCTION_TIMEOUT"] = "\(timeout)"
        let result = try await Subprocess.run(
            .name(name),
            arguments: [
                "--runtime-interface-emulator-address", "127.0.0.1:\(emulator.invokePort.number)",
                "--runtime-api-address", emulator.runtimeAPI,
                bootstrap.contains("/") ? bootstrap : "\(productFolder)/\(bootstrap)",
            ],
            environment: .custom(variables),
            input: .none,
            output: .sequence,
            error: .combinedWithOutput
        ) { execution in
            let process = execution.processIdentifier.value
            return try await withThrowingTaskGroup(of: Value.self) { group in
                group.addTask {
                    defer { emulator.end(process) }
                    try await emulator.becomeReady()
                    return try await body(emulator)
                }
                for try await line in execution.standardOutput.strings() { emulator.log.append(line) }
                emulator.log.finish()
                guard let value = try await group.next() else { throw CancellationError() }
                return value
            }
        }
        return result.closureResult
    }

    /// Waits for the line that the emulator writes just before it listens, and then connects until it does.
    private func becomeReady() async throws {
        _ = try await log.wait(for: "(rapid) exec")
        while !invokePort.isListening {
            guard !log.isFinished else { throw EmulatorLog.Ended(lines: log.lines) }
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// Kills the emulator, and then its function, which would outlive it.
    private func end(_ process: pid_t) {
        kill(process, SIGKILL)
        for function in RunningProcess.all(with: "AWS_LAMBDA_RUNTIME_API=\(runtimeAPI)") {
            kill(function.identifier, SIGKILL)
        }
    }
}
