import Glibc
import Warming
import WarmingHistory

/// A process for tests to kill: it writes rounds into a history, one after the other without a pause, and prints the id
/// of each once it is written.
@main
struct HistoryWriter {
    static func main() throws {
        guard CommandLine.arguments.count == 3, let first = Int(CommandLine.arguments[2]) else {
            print("usage: HistoryWriter FILE FIRST")
            exit(64)
        }
        let store: HistoryStore
        do {
            store = try HistoryStore(path: CommandLine.arguments[1])
        } catch {
            say("refused: \(error.message)")
            exit(1)
        }
        say("ready")
        for number in first... {
            let report = try report(number)
            guard try store.record(report, now: report.startedAt) else { continue }
            say(report.id)
        }
    }

    /// Round `number`, five minutes after the one before.
    private static func report(_ number: Int) throws -> RoundReport {
        let ping = PingReport(
            sentAfter: .zero,
            answer: Answer(outcome: Outcome(.answered), status: 200, latency: .milliseconds(20 + number % 50))
        )
        let targets = try (1...5).map { index in
            let endpoint = try HTTPEndpoint(url: HTTPURL("https://api.example/\(index)"))
            return TargetReport(
                target: try Target(name: "api-\(index)", endpoint: endpoint, environments: 2),
                pings: [ping, ping]
            )
        }
        let digits = String(number, radix: 16)
        return RoundReport(
            id: String(repeating: "0", count: 12 - digits.count) + digits,
            startedAt: Timestamp(secondsSince1970: 1_790_000_000 + Int64(number) * 300),
            limits: try RoundLimits(maxInFlight: 10),
            wallTime: .milliseconds(80),
            targets: targets
        )
    }

    /// Prints a line at once: whoever kills this process reads what it had said.
    private static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}
