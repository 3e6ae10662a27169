import JSONText
import Testing
import Warming

@testable import WarmerFunction

@Suite("Warmer handler", .timeLimit(.minutes(1)))
struct WarmerHandlerTests {
    private let scheduled = Array(
        #"{"source": "aws.scheduler", "detail-type": "Scheduled Event", "detail": "{}"}"#.utf8
    )

    @Test("A scheduled event pings every target, and the answer is the round's report")
    func warms() async throws {
        let pinger = ToldPinger()
        var handler = try handler(["orders", "catalog"], pinger: pinger)

        let answer = try JSONParser.parse(await handler.handle(scheduled, context()))

        #expect(Set(pinger.pinged) == ["orders", "catalog"])
        #expect(answer["version"]?.value == 1)
        #expect(answer["answered"]?.value == 2)
        #expect(answer["startedAt"]?.value == "2026-11-22T20:15:00.123Z")
    }

    @Test("A round is two lines in the log, its report and its outline, a failing target is one, and metrics are one")
    func logs() async throws {
        let log = LogBook()
        let pinger = ToldPinger { $0.target.name == "orders" ? failed() : answered() }
        var handler = try handler(["orders", "catalog"], pinger: pinger, log: log)

        _ = try await handler.handle(scheduled, context("1-2-3"))

        let lines = try log.lines()
        #expect(lines.map { $0["event"] } == ["report", "round", "target-failed", nil])
        #expect(lines.map { $0["requestId"] } == ["1-2-3", "1-2-3", "1-2-3", nil])
        #expect(lines[2]["target"] == "orders")
        #expect(lines[3]["TargetsFailed"] == 1)
    }

    @Test("The report in the log is the one that the function answers with")
    func logsReport() async throws {
        let log = LogBook()
        var handler = try handler(["orders", "catalog"], pinger: ToldPinger(), log: log)

        let answer = try await handler.handle(scheduled, context("1-\"2\""))

        let line = try #require(try log.lines().first)
        #expect(line["report"] == (try JSONParser.parse(answer).value))
        #expect(line["requestId"] == "1-\"2\"" && line["time"] == "2026-11-22T20:15:00.123Z")
    }

    @Test("A report that is too long for a line of CloudWatch's is cut, and the answer is not")
    func cutsReport() async throws {
        let log = LogBook()
        var handler = try handler((1...900).map { "t\($0)" }, pinger: ToldPinger(), log: log)

        let answer = try await handler.handle(scheduled, context())

        let line = try #require(try log.lines().first)
        #expect(answer.count > RoundLogLine.sizeLimit)
        #expect(line.bytes().count < RoundLogLine.sizeLimit)
        #expect(line["report"]?["pings"] == 900 && line["report"]?["targetsOmitted"] != nil)
    }

    @Test("Metrics and reports can be left out")
    func withoutMetrics() async throws {
        let log = LogBook()
        let environment = ["KEEPWARM_METRICS": "off", "KEEPWARM_REPORTS": "off"]
        var handler = try handler(["orders"], pinger: ToldPinger(), log: log, environment: environment)

        _ = try await handler.handle([], context())

        #expect(try log.lines().map { $0["event"] } == ["round"])
    }

    @Test("An event that comes again gets its answer again, and nothing is pinged or logged for it")
    func repeats() async throws {
        let pinger = ToldPinger()
        let log = LogBook()
        var handler = try handler(["orders"], pinger: pinger, log: log)

        let first = try await handler.handle(scheduled, context("a"))
        let lines = try log.lines()
        let again = try await handler.handle(scheduled, context("a"))

        #expect(again == first)
        #expect(pinger.pinged == ["orders"])
        #expect(try log.lines() == lines)

        _ = try await handler.handle(scheduled, context("b"))
        #expect(pinger.pinged == ["orders", "orders"])
    }

    @Test("The round ends before the function's deadline, and the report says what was cut off")
    func endsInTime() async throws {
        var handler = try handler(["orders", "catalog"], pinger: EndlessPinger())

        let answer = try JSONParser.parse(await handler.handle([], context(remaining: .milliseconds(20))))

        guard case .list(let targets)? = answer["targets"]?.value else {
            Issue.record("the report has no targets")
            return
        }
        #expect(targets.count == 2)
        for target in targets {
            guard case .list(let pings)? = target["pings"] else { continue }
            #expect(pings.map { $0["outcome"] } == ["deadline"])
        }
    }

    @Test("The configuration's own deadline counts when it is earlier")
    func keepsConfiguredDeadline() async throws {
        var handler = try handler(["orders"], pinger: ToldPinger(), top: #""deadline": "7s", "max-in-flight": 3, "#)

        let answer = try JSONParser.parse(await handler.handle([], context()))

        #expect(answer["deadlineMilliseconds"]?.value == 7000)
        #expect(answer["maxInFlight"]?.value == 3)
    }

    @Test("The event chooses among the targets, or names others")
    func follows() async throws {
        let pinger = ToldPinger()
        var handler = try handler(["orders", "catalog"], pinger: pinger)

        _ = try await handler.handle(Array(#"{"only": ["catalog"]}"#.utf8), context("a"))
        _ = try await handler.handle(Array(#"{"targets": ["https://other.example/"]}"#.utf8), context("b"))

        #expect(pinger.pinged == ["catalog", "https://other.example/"])
    }

    @Test(
        "An event that asks for nothing that can be done fails, and is told why",
        arguments: [
            (#"{"only": ["order"]}"#, "There is no target 'order'; did you mean 'orders'?"),
            ("{", "event:1:2: not valid JSON: the text ends where it needs a name in double quotes"),
            (#"{"target": []}"#, "event:1:2: unknown key 'target'; did you mean 'targets'?"),
        ]
    )
    func refuses(event: String, message: String) async throws {
        var handler = try handler(["orders"], pinger: ToldPinger())

        let error = await #expect(throws: WarmerError.self) { try await handler.handle(Array(event.utf8), context()) }

        #expect(error?.errorType == "Function.InvalidEvent")
        #expect(error?.errorMessage == message)
    }

    @Test("Without a configuration an event must name its targets")
    func withoutConfiguration() async throws {
        let pinger = ToldPinger()
        var handler = try handler([], pinger: pinger)

        await #expect(throws: WarmerError.self) { try await handler.handle([], context()) }
        _ = try await handler.handle(Array(#"{"targets": ["https://other.example/"]}"#.utf8), context())

        #expect(pinger.pinged == ["https://other.example/"])
    }

    @Test("A rehearsal pings nothing and writes nothing")
    func rehearses() throws {
        let log = LogBook()
        let pinger = ToldPinger()

        try handler(["orders"], pinger: pinger, log: log).rehearse()

        #expect(pinger.pinged.isEmpty)
        #expect(try log.lines().isEmpty)
    }
}
