import LambdaEmulator
import NIOConcurrencyHelpers

/// An engine whose outcomes are written down beforehand, and that notes what it was asked.
final class ScriptedEngine: InvocationEngine {
    let functions: [EmulatedFunction]
    let settings = EmulatorSettings()

    private let script: @Sendable (InvocationRequest) -> InvocationOutcome?
    private let noted = NIOLockedValueBox<[InvocationRequest]>([])
    private let ends = NIOLockedValueBox(0)

    /// Creates an engine.
    ///
    /// - Parameters:
    ///   - functions: The functions that it has.
    ///   - script: The outcome of each request; `nil` for one that never comes.
    init(
        functions: [EmulatedFunction] = [.named("orders")],
        script: @escaping @Sendable (InvocationRequest) -> InvocationOutcome? = { .echo($0) }
    ) {
        self.functions = functions
        self.script = script
    }

    /// The requests so far.
    var requests: [InvocationRequest] { noted.withLockedValue { $0 } }

    /// How often idle environments were ended.
    var expirations: Int { ends.withLockedValue { $0 } }

    func submit(_ request: InvocationRequest, completion: @escaping @Sendable (InvocationOutcome) -> Void) {
        noted.withLockedValue { $0.append(request) }
        if let outcome = script(request) { completion(outcome) }
    }

    func environments() async -> [EnvironmentStatus] {
        [
            EnvironmentStatus(
                id: "0123456789abcdef0123456789abcdef",
                function: "orders",
                version: "$LATEST",
                state: .idle,
                age: .milliseconds(90_500),
                idleTime: .seconds(30),
                invocations: 7,
                maxMemoryUsedMB: 12,
                initDuration: .microseconds(4250),
                processID: 4711
            )
        ]
    }

    func expireIdle() async -> Int {
        ends.withLockedValue { $0 += 1 }
        return 3
    }
}

extension EmulatedFunction {
    /// A function that nobody runs.
    static func named(_ name: String) -> EmulatedFunction {
        EmulatedFunction(
            name: name,
            runtime: .executable(path: "/nowhere/bootstrap", name: "provided.al2023"),
            codeFolder: "/nowhere"
        )
    }
}

extension InvocationOutcome {
    /// The outcome of a function that answers with its event.
    static func echo(_ request: InvocationRequest) -> InvocationOutcome {
        outcome(.succeeded(request.payload))
    }

    /// An outcome of a warm environment.
    static func outcome(_ result: Result) -> InvocationOutcome {
        InvocationOutcome(
            result,
            requestID: "8f5a0000-0000-4000-8000-000000000001",
            executedVersion: "$LATEST",
            environmentID: "0123456789abcdef0123456789abcdef"
        )
    }
}

/// Runs `body` with clients for the doors to an engine.
///
/// The clock stands at 12:36 on 30 August 2015, where AWS's examples of signatures are.
func withDoors<Value: Sendable>(
    _ engine: ScriptedEngine,
    routes: [APIRoute] = [],
    verifier: SignatureVerifier? = nil,
    _ body: (_ lambda: EmulatorClient, _ http: EmulatorClient) async throws -> Value
) async throws -> Value {
    var options = EmulatorDoors.Options(entropy: 1) { 1_440_938_160_000 }
    options.routes = routes
    options.verifier = verifier
    return try await EmulatorDoors.withOpen(engine: engine, options: options) { doors in
        try await body(
            EmulatorClient(host: doors.host, port: doors.lambdaPort),
            EmulatorClient(host: doors.host, port: doors.httpPort ?? 0)
        )
    }
}

extension EmulatorClient.Response {
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
}
