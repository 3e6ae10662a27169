import JSONText
import Testing
import Warming

@testable import WarmerFunction

@Suite("Slices in the function", .timeLimit(.minutes(1)))
struct SliceTests {
    private let names = (0..<8).map { "t\($0)" }

    @Test("A round that is too large is handed on in slices, and every target is pinged exactly once")
    func handsOn() async throws {
        let letters = Letterbox()
        let pinger = ToldPinger()
        var first = try handler(names, pinger: pinger, top: #""slice": 3, "#)
        first.handOver = letters.take

        let report = try JSONParser.parse(await first.handle([], context("a"))).value

        #expect(pinger.pinged.sorted() == ["t0", "t1", "t2"])
        #expect(report["slice"] == ["number": 1, "of": 3, "handedOn": 2, "notHandedOn": []])
        #expect(letters.events.count == 2)
        for event in letters.events {
            // Each goes to an environment that knows nothing of the others.
            var other = try handler(names, pinger: pinger, top: #""slice": 1, "#)
            other.handOver = letters.take
            let part = try JSONParser.parse(await other.handle(event, context())).value
            #expect(part["id"] == report["id"])
            #expect(part["slice"]?["of"] == 3)
        }
        #expect(pinger.pinged.sorted() == names)
        #expect(letters.events.count == 2, "a slice fans out no further")
        #expect(Set(pinger.pings.map(\.round)).count == 1)
    }

    @Test("Without a word about slices, a round is cut at what the function has descriptors for")
    func cutsAtBudget() async throws {
        let letters = Letterbox()
        let pinger = ToldPinger()
        var handler = try handler((0..<2000).map { "t\($0)" }, pinger: pinger)
        handler.handOver = letters.take

        _ = try await handler.handle([], context())

        #expect(pinger.pinged.count == 667)
        #expect(try letters.slices().map(\.targetCount) == [667, 666])
    }

    @Test("An event that comes again hands nothing on again")
    func repeats() async throws {
        let letters = Letterbox()
        var handler = try handler(names, pinger: ToldPinger(), top: #""slice": 4, "#)
        handler.handOver = letters.take

        let answer = try await handler.handle([], context("a"))
        #expect(try await handler.handle([], context("a")) == answer)

        #expect(letters.events.count == 1)
    }

    @Test("A round of some targets only is cut, too; one of targets that the event brought along goes in waves")
    func follows() async throws {
        let letters = Letterbox()
        let pinger = ToldPinger()
        var handler = try handler(names, pinger: pinger, top: #""slice": 2, "#)
        handler.handOver = letters.take

        _ = try await handler.handle(Array(#"{"only": ["t7", "t1", "t4"]}"#.utf8), context("a"))
        #expect(pinger.pinged.sorted() == ["t1", "t4"])
        #expect(try letters.slices().map(\.only) == [["t7"]])

        let urls = (0..<5).map { #""https://other.example/\#($0)""# }.joined(separator: ", ")
        _ = try await handler.handle(Array(#"{"targets": [\#(urls)]}"#.utf8), context("b"))
        #expect(pinger.pinged.count == 7)
        #expect(letters.events.count == 1)
    }

    @Test("A slice that cannot be handed on is a failed round, in the report, the log, the metrics and the heartbeat")
    func tellsFailure() async throws {
        let log = LogBook()
        let pinger = ToldPinger()
        let letters = Letterbox { _ in
            Answer(
                outcome: Outcome(.accessDenied, "allow lambda:InvokeFunction on shop-warmer"),
                status: 403,
                latency: .zero
            )
        }
        let top = #""slice": 4, "heartbeat": "https://hc-ping.com/5e2a", "#
        var handler = try handler(names, pinger: pinger, log: log, top: top)
        handler.handOver = letters.take

        let report = try JSONParser.parse(await handler.handle([], context())).value

        #expect(report["health"] == "failed")
        let failure: JSONValue = [
            "slice": 2, "targets": 4, "outcome": "access-denied",
            "detail": "allow lambda:InvokeFunction on shop-warmer", "status": 403,
        ]
        #expect(report["slice"] == ["number": 1, "of": 2, "handedOn": 0, "notHandedOn": [failure]])
        let lines = try log.lines()
        #expect(lines.map { $0["event"] } == ["report", "round", "hand-over-failed", nil])
        #expect(lines[2]["detail"] == "allow lambda:InvokeFunction on shop-warmer")
        #expect(lines[3]["TargetsRequested"] == 8 && lines[3]["TargetsFailed"] == 4)
        #expect(pinger.pings.last?.target.endpoint?.url.requestTarget == "/5e2a/fail")
        #expect(letters.events.count == 1, "what was refused is not tried again")
    }

    @Test("A slice is handed on again when Lambda was too busy, and not after an answer that never came")
    func triesAgain() async throws {
        for (outcome, attempts, handedOn) in [(Outcome.Code.throttled, 2, 1), (.timeoutFirstByte, 1, 0)] {
            let letters = Letterbox { attempt in
                Answer(
                    outcome: Outcome(attempt == 1 ? outcome : .answered),
                    latency: .zero,
                    retryAfter: .milliseconds(1)
                )
            }
            var handler = try handler(names, pinger: ToldPinger(), top: #""slice": 4, "#)
            handler.handOver = letters.take

            let report = try JSONParser.parse(await handler.handle([], context())).value

            #expect(letters.events.count == attempts)
            #expect(report["slice"]?["handedOn"] == .integer(handedOn))
        }
    }

    @Test("Of the slices only the first says that all is well, and each says when it is not")
    func tellsOnce() async throws {
        let event = SliceEvent(slice: 2, of: 3, round: "5e2a", only: ["t1"]).json
        let top = #""heartbeat": "https://hc-ping.com/5e2a", "#
        for (answer, heartbeats) in [(answered(), []), (failed(), ["/5e2a/fail"])] {
            let pinger = ToldPinger { $0.target.name == "heartbeat" ? answered() : answer }
            var handler = try handler(names, pinger: pinger, top: top)

            _ = try await handler.handle(event, context())

            let told = pinger.pings.filter { $0.target.name == "heartbeat" }
            #expect(told.compactMap(\.target.endpoint?.url.requestTarget) == heartbeats)
        }
    }

    @Test("Every line of a slice's log names the round and the slice")
    func logs() async throws {
        let log = LogBook()
        var handler = try handler(names, pinger: ToldPinger { _ in failed() }, log: log)

        _ = try await handler.handle(SliceEvent(slice: 2, of: 3, round: "5e2a", only: ["t1"]).json, context("x"))

        let lines = try log.lines().filter { $0["event"] != nil }
        #expect(lines.count == 3)
        for line in lines {
            #expect(line["round"] == "5e2a" && line["slice"] == 2 && line["slices"] == 3 && line["requestId"] == "x")
        }
    }

    @Test(
        "An event that is no slice, or names what the configuration does not have, is refused",
        arguments: [
            #"{"slice": 1, "of": 2, "round": "a", "only": ["t0"]}"#,
            #"{"slice": 3, "of": 2, "round": "a", "only": ["t0"]}"#,
            #"{"slice": 2, "of": 2, "round": "a b", "only": ["t0"]}"#,
            #"{"slice": 2, "of": 2, "round": "\u00e9", "only": ["t0"]}"#,
            #"{"slice": 2, "of": 2, "round": "a", "only": []}"#, #"{"slice": 2, "of": 2, "round": "a"}"#,
            #"{"slice": "2", "of": 2, "round": "a", "only": ["t0"]}"#, #"{"slice": 2}"#,
            #"{"slice": 2, "of": 2, "round": "a", "only": ["gone"]}"#,
            #"{"slice": 2, "of": 2, "round": "a", "found": [{"search": 0, "function": "f", "environments": 1}]}"#,
            #"{"slice": 2, "of": 2, "round": "a", "found": [{"search": -1, "function": "f", "environments": 1}]}"#,
        ]
    )
    func refuses(event: String) async throws {
        let pinger = ToldPinger()
        var handler = try handler(names, pinger: pinger)

        let error = await #expect(throws: WarmerError.self) { try await handler.handle(Array(event.utf8), context()) }

        #expect(error?.code == .invalidEvent)
        #expect(pinger.pinged.isEmpty)
    }
}

/// Takes what is handed on, and answers as it is told.
final class Letterbox: Sendable {
    private let answer: @Sendable (_ attempt: Int) -> Answer
    private let taken = Locked<[(event: [UInt8], function: LambdaFunction)]>([])

    init(_ answer: @escaping @Sendable (_ attempt: Int) -> Answer = { _ in answered() }) {
        self.answer = answer
    }

    /// What was handed on so far, in any order.
    var events: [[UInt8]] { taken.value.map(\.event) }

    /// The slices that they are.
    func slices() throws -> [SliceEvent] {
        try events.map { event in try #require(try SliceEvent.read(event)) }
    }

    /// To whom.
    var functions: [LambdaFunction] { taken.value.map(\.function) }

    @Sendable func take(_ event: [UInt8], _ function: LambdaFunction, _ limit: Duration) async -> Answer {
        let attempt = taken.update { taken in
            taken.append((event, function))
            return taken.count
        }
        return answer(attempt)
    }
}
