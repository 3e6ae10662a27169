import Glibc
import LambdaEmulator
import NIOConcurrencyHelpers

/// An emulator with one function, `odd`, which does what its events ask for.
struct OddEmulator: Sendable {
    let emulator: LambdaEmulator
    let log: CollectedLog

    /// The folder of what was built: the tests and, beside them, the programs that they run.
    static let folder: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count)
        let text = String(decoding: path.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return String(text[..<(text.lastIndex(of: "/") ?? text.startIndex)])
    }()

    /// The function as the tests change it, with a timeout that a slow machine cannot make a difference to.
    static func function(
        _ name: String = "odd",
        bootstrap: String = "\(folder)/OddBootstrap",
        _ change: (inout EmulatedFunction) -> Void = { _ in }
    ) -> EmulatedFunction {
        var function = EmulatedFunction(
            name: name,
            runtime: .executable(path: bootstrap, name: "provided.al2023"),
            codeFolder: folder
        )
        function.timeout = .seconds(60)
        change(&function)
        return function
    }

    /// Settings that a slow machine cannot make a difference to, as the tests change them.
    static func settings(_ change: (inout EmulatorSettings) -> Void = { _ in }) -> EmulatorSettings {
        var settings = EmulatorSettings()
        settings.seed = 7
        settings.answerHold = .seconds(20)
        change(&settings)
        return settings
    }

    /// Runs `body` with an emulator.
    static func withRunning(
        _ function: EmulatedFunction = function(),
        _ settings: EmulatorSettings = settings(),
        variables: [String: String] = [:],
        _ body: (OddEmulator) async throws -> Void
    ) async throws {
        let log = CollectedLog()
        try await LambdaEmulator.withRunning(
            functions: [function],
            settings: settings,
            surroundings: Surroundings(entropy: .random(in: 0...(.max)), variables: variables, log: log)
        ) {
            try await body(OddEmulator(emulator: $0, log: log))
        }
    }

    /// Calls the function with a text as its event.
    func invoke(_ text: String, wantsLogTail: Bool = false) async -> InvocationOutcome {
        await emulator.invoke(
            InvocationRequest(functionName: "odd", payload: Array("\"\(text)\"".utf8), wantsLogTail: wantsLogTail)
        )
    }

    /// Calls the function several times at once.
    func invoke(_ text: String, times: Int) async -> [InvocationOutcome] {
        await withTaskGroup(of: InvocationOutcome.self) { group in
            for _ in 0..<times { group.addTask { await invoke(text) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// Asks for the environments until they are as wanted.
    func environments(
        until isWanted: ([EnvironmentStatus]) -> Bool
    ) async throws -> [EnvironmentStatus] {
        while true {
            let environments = await emulator.environments()
            if isWanted(environments) { return environments }
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}

/// Keeps all lines of a log.
struct CollectedLog: LogSink {
    private let bytes = NIOLockedValueBox<[UInt8]>([])

    func write(_ lines: ArraySlice<UInt8>, of function: String, environment: String) {
        bytes.withLockedValue { $0.append(contentsOf: lines) }
    }

    /// The lines so far.
    var lines: [String] {
        String(decoding: bytes.withLockedValue { $0 }, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

extension InvocationOutcome {
    /// The answer as text; `nil` when the function did not answer.
    var answer: String? {
        if case .succeeded(let payload) = result { String(decoding: payload, as: UTF8.self) } else { nil }
    }

    /// The error as text; `nil` when the function did not fail.
    var error: String? {
        if case .functionError("Unhandled", let payload) = result {
            String(decoding: payload, as: UTF8.self)
        } else {
            nil
        }
    }

    /// The refusal; `nil` when Lambda did not refuse the call.
    var refusal: ServiceError? {
        if case .refused(let error) = result { error } else { nil }
    }
}

/// What the kernel says of a process.
enum KernelProcess {
    /// Whether it exists, be it as a zombie.
    static func exists(_ id: pid_t) -> Bool { kill(id, 0) == 0 }

    /// The letter of its state, such as `T` for stopped; `nil` when there is no such process.
    static func state(of id: pid_t) -> Character? {
        let file = open("/proc/\(id)/stat", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = read(file, &bytes, bytes.count)
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        return text.lastIndex(of: ")").flatMap { text[$0...].dropFirst(2).first }
    }
}

/// A path in the folder for temporary files at which there is nothing yet; what is put there goes with this object.
final class TemporaryFile: Sendable {
    let path = "/tmp/odd-\(UInt64.random(in: 0...(.max)))"

    deinit {
        unlink(path)
    }

    /// Puts a file there.
    func create(_ text: String = "", mode: mode_t = 0o600) {
        let file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, mode)
        _ = write(file, text, text.utf8.count)
        close(file)
    }
}
