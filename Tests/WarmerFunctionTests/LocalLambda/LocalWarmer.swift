import FoundationEssentials
import Glibc
import JSONText
import LambdaEmulator
import Testing
import Warming

/// The warmer function in a local Lambda, beside other functions that it may warm.
///
/// It calls Lambda as it does on AWS: with signatures, which are checked here.
struct LocalWarmer: Sendable {
    let emulator: LambdaEmulator
    let log: FunctionLog

    /// The folder of what was built: the tests and, beside them, the programs that they run.
    private static let built: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return String(tests[..<(tests.lastIndex(of: "/") ?? tests.startIndex)])
    }()

    /// A function that answers to everything with the event that it gets.
    static func function(_ name: String, tags: [String: String] = [:]) -> EmulatedFunction {
        EmulatedFunction(
            name: name,
            runtime: .executable(path: "\(built)/OddBootstrap", name: "provided.al2023"),
            codeFolder: built,
            timeout: .seconds(60),
            tags: tags
        )
    }

    /// Runs `body` with a warmer that has this `keepwarm.json` in its package.
    static func withRunning(
        _ configuration: String,
        warming functions: [EmulatedFunction] = [],
        _ body: (LocalWarmer) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.path() + "keepwarm-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try configuration.write(toFile: "\(folder)/keepwarm.json", atomically: true, encoding: .utf8)
        // The port is known only when the emulator runs, and its variables before: so a file has it.
        let script = """
            #!/bin/sh
            AWS_ENDPOINT_URL_LAMBDA=$(cat "$LAMBDA_TASK_ROOT/endpoint") exec '\(built)/bootstrap'
            """
        try script.write(toFile: "\(folder)/bootstrap", atomically: true, encoding: .utf8)
        try #require(chmod("\(folder)/bootstrap", 0o755) == 0)
        let warmer = EmulatedFunction(
            name: "shop-warmer",
            runtime: .executable(path: "\(folder)/bootstrap", name: "provided.al2023"),
            codeFolder: folder,
            timeout: .seconds(120)
        )

        let log = FunctionLog(of: warmer.name)
        let credentials = (id: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        var options = EmulatorDoors.Options(entropy: 7) { Int64(Date().timeIntervalSince1970 * 1000) }
        options.verifier = SignatureVerifier(accessKeyID: credentials.id, secretAccessKey: credentials.secret)
        let surroundings = Surroundings(
            entropy: .random(in: 0...(.max)),
            variables: ["AWS_ACCESS_KEY_ID": credentials.id, "AWS_SECRET_ACCESS_KEY": credentials.secret],
            log: log
        )
        try await LambdaEmulator.withRunning(
            functions: [warmer] + functions,
            settings: settings,
            surroundings: surroundings
        ) { emulator in
            try await EmulatorDoors.withOpen(emulator, options: options) { doors in
                try doors.lambdaURL.write(toFile: "\(folder)/endpoint", atomically: true, encoding: .utf8)
                try await body(LocalWarmer(emulator: emulator, log: log))
            }
        }
    }

    /// Settings that a slow machine cannot make a difference to.
    private static var settings: EmulatorSettings {
        var settings = EmulatorSettings()
        settings.seed = 7
        settings.initLimit = .seconds(60)
        settings.answerHold = .seconds(20)
        settings.idleLifetime = .fixed(.seconds(3600))
        return settings
    }

    /// Has the warmer do a round.
    func round() async throws -> RoundDocument {
        let event = #"{"detail-type": "Scheduled Event", "source": "aws.scheduler", "detail": "{}"}"#
        let outcome = await emulator.invoke(
            InvocationRequest(functionName: "shop-warmer", payload: Array(event.utf8))
        )
        guard case .succeeded(let answer) = outcome.result else {
            Issue.record("the warmer failed: \(outcome)")
            throw CancellationError()
        }
        return try JSONTextDecoder().decode(RoundDocument.self, from: answer)
    }

    /// Visits each of these functions once, and counts the visitors who waited for a start.
    func coldVisits(of functions: [String]) async -> Int {
        var count = 0
        for function in functions {
            let visit = await emulator.invoke(InvocationRequest(functionName: function, payload: Array("{}".utf8)))
            if visit.isCold { count += 1 }
        }
        return count
    }
}

/// The log of one function, which is JSON.
struct FunctionLog: LogSink {
    private let function: String
    private let lines: AsyncStream<JSONValue>
    private let continuation: AsyncStream<JSONValue>.Continuation

    init(of function: String) {
        self.function = function
        (lines, continuation) = AsyncStream.makeStream()
    }

    func write(_ lines: ArraySlice<UInt8>, of function: String, environment: String) {
        guard function == self.function else { return }
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            guard let value = try? JSONParser.parse(Array(line)).value else { continue }
            continuation.yield(value)
        }
    }

    /// The next so many lines about rounds; waits until they are there.
    func rounds(_ count: Int) async -> [JSONValue] {
        var rounds: [JSONValue] = []
        for await line in lines where line["event"] == "round" {
            rounds.append(line)
            if rounds.count == count { break }
        }
        return rounds
    }
}
