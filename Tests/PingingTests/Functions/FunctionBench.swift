import Glibc
import LambdaEmulator
import OddServers
import Pinging
import Testing
import Warming

/// A local Lambda, and what pings it.
///
/// Of its functions `warmed` links `Warmup`, `odd` does what its events ask for, and
/// `stopped` may have no environment at all.
struct FunctionBench: Sendable {
    /// The secret that `warmed` and its warmer share.
    static let secret = "a secret of 28 characters..."

    let emulator: LambdaEmulator
    let pinger: TargetPinger

    /// Runs `body` with a bench.
    ///
    /// - Parameters:
    ///   - credentials: What the pinger is given; by default the key that the emulator checks signatures with.
    ///   - change: Changes the emulator's settings.
    ///   - body: What to do.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, and what keeps the emulator from running.
    static func withRunning<Value: Sendable>(
        credentials: [String: String] = ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "right"],
        _ change: (inout EmulatorSettings) -> Void = { _ in },
        _ body: (FunctionBench) async throws -> Value
    ) async throws -> Value {
        var settings = EmulatorSettings()
        settings.region = "eu-central-1"
        settings.answerHold = .seconds(20)
        change(&settings)
        var options = EmulatorDoors.Options(entropy: .random(in: 0...(.max))) { now().millisecondsSince1970 }
        options.verifier = SignatureVerifier(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "right")
        return try await LambdaEmulator.withRunning(
            functions: [
                function("warmed", "warmed-function", variables: ["KEEPWARM_SECRET": secret], tags: ["keepwarm": "3"]),
                function("odd", "OddBootstrap"),
                function("stopped", "OddBootstrap", reservedConcurrency: 0),
            ],
            settings: settings,
            surroundings: Surroundings(entropy: .random(in: 0...(.max)))
        ) { [options] emulator in
            try await EmulatorDoors.withOpen(emulator, options: options) { doors in
                let pinging = PingerSettings(
                    userAgent: "keepwarm/test",
                    environment: credentials.merging(
                        [
                            "AWS_REGION": "eu-central-1", "AWS_ENDPOINT_URL_LAMBDA": doors.lambdaURL,
                            "AWS_EC2_METADATA_DISABLED": "true",
                        ]
                    ) { given, _ in given },
                    now: { now() },
                    random: { 0 }
                )
                return try await TargetPinger.withPinger(pinging) { pinger in
                    try await body(FunctionBench(emulator: emulator, pinger: pinger))
                }
            }
        }
    }

    /// Runs a round.
    func round(
        _ targets: Target...,
        pinger other: (any Pinger)? = nil,
        memory: RoundMemory = RoundMemory()
    ) async throws -> RoundReport {
        let limits = try RoundLimits(maxInFlight: 1000)
        return await Round(pinger: other ?? pinger, limits: limits, clock: ContinuousClock(), random: { 0 })
            .run(targets, startedAt: Timestamp(secondsSince1970: 1_700_000_000), memory: memory)
    }

    private static func function(
        _ name: String,
        _ program: String,
        variables: [String: String] = [:],
        tags: [String: String] = [:],
        reservedConcurrency: Int? = nil
    ) -> EmulatedFunction {
        EmulatedFunction(
            name: name,
            runtime: .executable(path: "\(folder)/\(program)", name: "provided.al2023"),
            codeFolder: folder,
            timeout: .seconds(60),
            variables: variables,
            tags: tags,
            versions: ["$LATEST", "1"],
            aliases: ["live": "1"],
            reservedConcurrency: reservedConcurrency
        )
    }

    /// The time, by which the function checks its pings' signatures.
    private static func now() -> Timestamp {
        Timestamp(secondsSince1970: Int64(time(nil)))
    }

    /// The folder of what was built: the tests and, beside them, the programs that they run.
    private static let folder: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count)
        let text = String(decoding: path.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return String(text[..<(text.lastIndex(of: "/") ?? text.startIndex)])
    }()
}

extension Target {
    /// A function with a timeout that a slow machine cannot make a difference to.
    static func function(
        _ name: String,
        payload: String? = nil,
        environments: Int = 1,
        hold: Duration = Target.defaultHold,
        maxHold: Duration = .seconds(10),
        secret: String? = FunctionBench.secret
    ) throws -> Target {
        try Target(
            .function(LambdaFunction(name: name, payload: payload.map { Array($0.utf8) })),
            environments: environments,
            timeout: .seconds(60),
            hold: hold,
            maxHold: maxHold,
            secret: secret.map { secret throws(WarmingError) in try PingSecret(secret) }
        )
    }
}
