import FoundationEssentials
import Warming
import WarmingHistory

/// A name that is odd in a path, in JSON, in a picture, in metrics, and in a terminal.
///
/// It comes before all others.
let oddName = "\"tea\" & cake/v2?a=<b>%41 c\\n + 日本 ☕"

/// Runs `body` on a history of an hour with four targets: two endpoints that fail now and then, one function, and one of
/// which only a log tells.
///
/// The logs begin two hours before the rounds.
///
/// - Parameter body: Gets a folder of its own, and the file in it.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws, or why there is no such history.
func withFleet<Value>(_ body: (_ folder: String, _ history: String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path() + "keepwarm-fleet-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let history = folder + "/keepwarm.sqlite"
    try record(at: history, in: folder)
    return try await body(folder, history)
}

/// The moment after the last round of a fleet.
let fleetNow = midnight.advanced(by: .seconds(3500))

private func record(at history: String, in folder: String) throws {
    let store = try HistoryStore(path: history)
    for number in 0..<12 {
        let start = midnight.advanced(by: .seconds(300 * number))
        let report = RoundReport(
            id: "round\(number)",
            startedAt: start,
            limits: try RoundLimits(maxInFlight: 10),
            wallTime: .milliseconds(150 + number),
            targets: [
                try endpoint(oddName, environments: 2, failed: number % 4 == 1, number),
                try endpoint("orders", environments: 1, failed: number == 3, number),
                try function("catalog:live", environments: 3, number),
            ]
        )
        try store.record(report, now: start)
    }
    let log = (0..<20).map { line in
        let moment = midnight.advanced(by: .seconds(600 * (line - 15) + 7))
        let initialisation = line % 5 == 0 ? "\tInit Duration: 70\(line).50 ms\t" : ""
        return "\(moment) REPORT RequestId: \(line)\tDuration: \(line).25 ms\tBilled Duration: \(line + 1) ms\t"
            + "Memory Size: 128 MB\tMax Memory Used: 60 MB\(initialisation)\n"
    }
    for target in ["payments", "orders"] {
        let path = folder + "/\(target).log"
        let lines = log.map { $0.replacing("RequestId: ", with: "RequestId: \(target)") }
        try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
        _ = try store.importLog(from: path, target: target, now: fleetNow)
    }
}

private func endpoint(_ name: String, environments: Int, failed: Bool, _ number: Int) throws -> TargetReport {
    let url = "https://api.example/${KEY}"
    let pings = (1...environments).map { environment in
        let latency = Duration.milliseconds(20 + 7 * number + environment)
        let answer =
            failed
            ? Answer(outcome: Outcome(.unexpectedStatus, "wanted \"200\"\u{1B}"), status: 503, latency: latency)
            : Answer(outcome: Outcome(.answered), status: 200, latency: latency)
        return PingReport(sentAfter: .zero, answer: answer)
    }
    return TargetReport(
        target: try Target(
            name: name,
            endpoint: HTTPEndpoint(url: HTTPURL("https://api.example/"), shownURL: url),
            environments: environments
        ),
        pings: pings
    )
}

private func function(_ name: String, environments: Int, _ number: Int) throws -> TargetReport {
    let pings = (1...environments).map { environment in
        var answer = Answer(outcome: Outcome(.answered), status: 200, latency: .milliseconds(30 + environment))
        var proof = Proof()
        proof.environment = "\(number % 5 == 0 ? 1 : environment)"
        proof.isCold = number % 6 == 0
        proof.billedDuration = .milliseconds(12 + environment)
        answer.proof = proof
        return PingReport(sentAfter: .zero, answer: answer)
    }
    return TargetReport(
        target: try Target(name: name, .function(LambdaFunction(name: "catalog")), environments: environments),
        pings: pings
    )
}
