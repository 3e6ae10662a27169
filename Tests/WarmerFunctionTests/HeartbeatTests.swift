import JSONText
import Testing
import Warming

@testable import WarmerFunction

@Suite("Heartbeat of the function", .timeLimit(.minutes(1)))
struct HeartbeatTests {
    private let top = #""heartbeat": "https://hc-ping.com/hunter2", "#

    @Test("A good round is told of at the URL, any other at /fail, and each once")
    func tells() async throws {
        let pinger = ToldPinger { $0.target.endpoint?.url.requestTarget == "/orders" ? answered() : failed() }
        var handler = try handler(["orders", "catalog"], pinger: pinger, top: top)

        _ = try await handler.handle(Array(#"{"only": ["orders"]}"#.utf8), context("a"))
        _ = try await handler.handle([], context("b"))
        _ = try await handler.handle([], context("b"))

        #expect(pinger.heartbeats == ["/hunter2", "/hunter2/fail"])
    }

    @Test("A round of targets that an event brought along is not told of")
    func passesOver() async throws {
        let pinger = ToldPinger()
        var handler = try handler(["orders"], pinger: pinger, top: top)

        _ = try await handler.handle(Array(#"{"targets": ["https://other.example/"]}"#.utf8), context())

        #expect(pinger.heartbeats.isEmpty)
    }

    @Test("A heartbeat that failed is a line of the log, and nothing of its URL")
    func logs() async throws {
        let log = LogBook()
        let pinger = ToldPinger { $0.target.name == "heartbeat" ? failed() : answered() }
        var handler = try handler(["orders"], pinger: pinger, log: log, top: top)

        let answer = try await handler.handle([], context("1-2-3"))

        let lines = try log.lines()
        #expect(lines.map { $0["event"] } == ["report", "round", nil, "heartbeat-failed"])
        #expect(lines.last?["requestId"] == "1-2-3")
        #expect(lines.last?["outcome"] == "unexpected-status" && lines.last?["status"] == 503)
        for text in lines.map({ $0.text() }) + [String(decoding: answer, as: UTF8.self)] {
            #expect(!text.contains("hunter2") && !text.contains("hc-ping"))
        }
    }

    @Test("Telling keeps within the function's time, and the round leaves some for it")
    func keepsTime() async throws {
        let pinger = ToldPinger()
        var handler = try handler(["orders"], pinger: pinger, top: top)

        _ = try await handler.handle([], context("a", remaining: .seconds(600)))
        let answer = try JSONParser.parse(await handler.handle([], context("b", remaining: .seconds(4)))).value

        let timeouts = pinger.timeouts(of: "heartbeat")
        #expect(timeouts.first == .seconds(5))
        #expect(timeouts.last.map { $0 <= .milliseconds(3500) } == true)
        guard case .number(let deadline)? = answer["deadlineMilliseconds"], let deadline = deadline.double else {
            Issue.record("the report has no deadline")
            return
        }
        #expect(deadline <= 2625)
    }

    @Test("A target that was warm and is cold in the next round is told of as a failure")
    func remembers() async throws {
        let pinger = ToldPinger { ping in
            var answer = answered()
            answer.proof = Proof()
            answer.proof?.isCold = true
            return ping.target.name == "heartbeat" ? answered() : answer
        }
        var handler = try handler(["orders"], pinger: pinger, top: top)

        _ = try await handler.handle([], context("a"))
        _ = try await handler.handle([], context("b"))

        #expect(pinger.heartbeats == ["/hunter2", "/hunter2/fail"])
    }
}

extension ToldPinger {
    /// Where heartbeats went so far.
    fileprivate var heartbeats: [String] {
        pings.filter { $0.target.name == "heartbeat" }.compactMap(\.target.endpoint?.url.requestTarget)
    }

    /// How long pings of a target were allowed to take so far.
    fileprivate func timeouts(of name: String) -> [Duration] {
        pings.filter { $0.target.name == name }.map(\.timeout)
    }
}
