import JSONText
import LambdaRuntime
import Synchronization
import Warming
import WarmingConfiguration

@testable import WarmerFunction

/// A pinger that answers at once as it is told, and remembers what it pinged.
final class ToldPinger: Pinger {
    private let answer: @Sendable (Ping) -> Answer
    private let sent = Mutex<[Ping]>([])

    init(_ answer: @escaping @Sendable (Ping) -> Answer = { _ in answered() }) {
        self.answer = answer
    }

    /// The pings so far.
    var pings: [Ping] { sent.withLock(\.self) }

    /// The names of the targets pinged so far.
    var pinged: [String] { pings.map(\.target.name) }

    func ping(_ ping: Ping) async -> Answer {
        sent.withLock { $0.append(ping) }
        return answer(ping)
    }
}

/// A pinger whose pings all last until they are called off.
struct EndlessPinger: Pinger {
    func ping(_ ping: Ping) async -> Answer {
        let clock = ContinuousClock()
        let start = clock.now
        while (try? await clock.sleep(for: .seconds(3600))) != nil {}
        return Answer(outcome: Outcome(.cancelled, "before the first byte"), latency: start.duration(to: clock.now))
    }
}

/// An answer after so many milliseconds.
func answered(_ milliseconds: Int = 20) -> Answer {
    Answer(outcome: Outcome(.answered), status: 200, latency: .milliseconds(milliseconds))
}

/// An answer that does not count.
func failed() -> Answer {
    Answer(outcome: Outcome(.unexpectedStatus, "wanted 200-299"), status: 503, latency: .milliseconds(5))
}

/// Takes the lines of a log.
final class LogBook: Sendable {
    private let text = Mutex("")

    func write(_ lines: String) {
        text.withLock { $0 += lines }
    }

    /// The lines so far, each as JSON.
    func lines() throws -> [JSONValue] {
        try text.withLock(\.self).split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)).value }
    }
}

/// The moment of every test's clock on the wall: 2026-11-22T20:15:00.123Z.
let moment = Timestamp(millisecondsSince1970: 1_795_378_500_123)

/// A handler with these targets.
func handler(
    _ names: [String],
    pinger: any Pinger,
    log: LogBook = LogBook(),
    environment: [String: String] = ["AWS_LAMBDA_FUNCTION_NAME": "shop-warmer"],
    top: String = ""
) throws -> WarmerHandler<ContinuousClock> {
    var environment = environment
    let targets = names.map { #"{"name": "\#($0)", "url": "https://api.example.com/\#($0)"}"# }
    if !names.isEmpty { environment["KEEPWARM_CONFIG"] = "{\(top)\"targets\": [\(targets.joined(separator: ", "))]}" }
    return WarmerHandler(
        settings: try WarmerSettings(environment: environment),
        pinger: pinger,
        budget: RoundBudget(maxInFlight: 900),
        surroundings: Surroundings(clock: ContinuousClock(), now: { moment }, random: { 0 }, write: log.write)
    )
}

/// An invocation with this much time left.
func context(_ requestID: String = "8f5a", remaining: Duration = .seconds(60)) -> InvocationContext {
    let clock = LambdaClock.system
    return InvocationContext(requestID: requestID, deadline: clock.now.advanced(by: remaining), clock: clock)
}
