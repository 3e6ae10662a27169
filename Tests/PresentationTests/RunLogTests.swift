import Foundation
import Presentation
import Testing
import Warming

@Suite("Run log")
struct RunLogTests {
    private static let file = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/run-log.md")

    private let log = RunLog()
    private let now = Timestamp(millisecondsSince1970: 1_795_378_500_123)

    /// What a heartbeat comes back with that nobody knows any more.
    private static let refusal = Answer(
        outcome: Outcome(.redirected, "https://hc-ping.example/hunter2"),
        status: 302,
        latency: .milliseconds(40)
    )

    /// The first of three slices, of which one could not be handed on.
    private static func slice() throws -> RoundReport {
        var report = try round(target("catalog", .answered(12)))
        report.id = "00c0ffee0000"
        report.slice = RoundSlice(
            number: 1,
            of: 3,
            handOvers: [
                SliceHandOver(slice: 2, targets: 700, outcome: Outcome(.answered), status: 202),
                SliceHandOver(slice: 3, targets: 600, outcome: Outcome(.accessDenied, "allow it"), status: 403),
            ]
        )
        return report
    }

    /// One of everything that a run may log.
    private func everything() throws -> String {
        let ticks = (Timestamp(secondsSince1970: 1_795_378_200), Timestamp(secondsSince1970: 1_795_378_500))
        return try [
            log.started(targets: 9, schedule: "rate(5 minutes)", at: now),
            log.text(.round(.mixed()), at: now),
            log.text(.round(.proven()), at: now),
            log.text(.round(Self.slice()), at: now),
            log.text(.skipped(count: 2, first: ticks.0, last: ticks.1), at: now),
            log.text(.waiting(until: ticks.1), at: now),
            log.text(.heartbeatFailed(Self.refusal), at: now),
            log.text(.alertFailed(number: 2, Self.refusal), at: now),
            log.text(.reloaded(targets: 3), at: now),
            log.refused("keepwarm.yaml:1:1: it is\nempty", at: now),
            log.historyFailed("'keepwarm.sqlite' cannot grow: the disk is full.", at: now),
            log.text(.waiting(until: nil), at: now),
            log.text(.stopped, at: now),
        ].joined()
    }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test("Every event is one line of JSON with a time and a name")
    func lines() throws {
        let objects = try objects(everything())

        #expect(
            objects.compactMap { $0["event"] as? String }
                == ["started", "round"] + Array(repeating: "target-failed", count: 7)
                + [
                    "round", "target-cold", "target-short", "round", "hand-over-failed", "skipped", "heartbeat-failed",
                    "alert-failed", "reloaded", "reload-refused", "history-failed", "schedule-ended", "stopped",
                ]
        )
        #expect(objects.allSatisfy { $0["time"] as? String == "2026-11-22T20:15:00.123Z" })
    }

    @Test("The lines are as they always were")
    func golden() throws {
        let report = try round(
            target("orders", .answered(301), .failed(.unexpectedStatus, "wanted 200-299", status: 503, after: 48)),
            target("catalog", .answered(12))
        )

        #expect(
            try log.text(.round(report), at: now) == """
                {"answered":1,"event":"round","health":"failed","id":"5d0c8e1f29ab","pings":3,"slowest":{"milliseconds":301,"target":"orders"},"sumMilliseconds":361,"targets":2,"time":"2026-11-22T20:15:00.123Z","wallMilliseconds":310}
                {"detail":"wanted 200-299","event":"target-failed","failed":1,"outcome":"unexpected-status","pings":2,"status":503,"target":"orders","time":"2026-11-22T20:15:00.123Z"}

                """
        )
        #expect(
            try log.text(
                .skipped(count: 2, first: Timestamp(secondsSince1970: 60), last: Timestamp(secondsSince1970: 120)),
                at: now
            )
                == #"{"event":"skipped","first":"1970-01-01T00:01:00.000Z","last":"1970-01-01T00:02:00.000Z","#
                + #""skipped":2,"time":"2026-11-22T20:15:00.123Z"}"# + "\n"
        )
        #expect(try log.text(.waiting(until: now), at: now) == "")
    }

    @Test("A round over functions says how it went, what was cold and what was missing")
    func proofs() throws {
        #expect(
            try log.text(.round(.proven()), at: now) == """
                {"answered":3,"billedMilliseconds":5638,"cold":3,"event":"round","health":"cold","id":"5d0c8e1f29ab","pings":31,"slowest":{"milliseconds":1395,"target":"orders"},"sumMilliseconds":6001,"targets":3,"time":"2026-11-22T20:15:00.123Z","unexpectedlyCold":3,"wallMilliseconds":310}
                {"cold":3,"event":"target-cold","of":10,"target":"orders","time":"2026-11-22T20:15:00.123Z"}
                {"atLeast":false,"collided":4,"distinct":6,"event":"target-short","holdMilliseconds":400,"requested":10,"target":"catalog:live","time":"2026-11-22T20:15:00.123Z"}

                """
        )
    }

    @Test("What is new, failed altogether, or fans out by itself is not said to be cold or short")
    func blameless() throws {
        let first = try function("orders", PingReport.provenApart(10, cold: 10))
        let failing = try function("mail", [.failed(.functionError, "TypeError: x is null", status: 200, after: 12)])
        let fanningOut = try function("cart", environments: 5, dialect: .lambdaWarmer, [.proven(by: nil)])

        let grown = try function("stock", before: 3, PingReport.provenApart(5, cold: 2))

        let objects = try objects(log.text(.round(round(first, failing, fanningOut, grown)), at: now))

        #expect(objects.compactMap { $0["event"] as? String } == ["round", "target-failed"])
        #expect(objects[0]["cold"] as? Int == 12 && objects[0]["unexpectedlyCold"] as? Int == 0)
    }

    @Test("A heartbeat that failed is a line with the outcome and the status, and nothing of its URL")
    func heartbeat() throws {
        #expect(
            try log.text(.heartbeatFailed(Self.refusal), at: now)
                == #"{"event":"heartbeat-failed","outcome":"redirected","status":302,"time":"2026-11-22T20:15:00.123Z"}"#
                + "\n"
        )
    }

    @Test("An alert that failed is a line with its number, the outcome and the status, and nothing of its URL")
    func alert() throws {
        #expect(
            try log.text(.alertFailed(number: 2, Self.refusal), at: now) == """
                {"alert":2,"event":"alert-failed","outcome":"redirected","status":302,"time":"2026-11-22T20:15:00.123Z"}

                """
        )
    }

    @Test("The lines of a slice say which one it is, and of which round")
    func slices() throws {
        #expect(
            try log.text(.round(Self.slice()), at: now) == """
                {"answered":1,"event":"round","handedOn":1,"health":"failed","id":"00c0ffee0000","pings":1,"round":"00c0ffee0000","slice":1,"slices":3,"slowest":{"milliseconds":12,"target":"catalog"},"sumMilliseconds":12,"targets":1,"time":"2026-11-22T20:15:00.123Z","wallMilliseconds":310}
                {"detail":"allow it","event":"hand-over-failed","outcome":"access-denied","round":"00c0ffee0000","slice":3,"slices":3,"status":403,"targets":600,"time":"2026-11-22T20:15:00.123Z"}

                """
        )
    }

    @Test("Every event and every key is described in the file on the log, and nothing else")
    func described() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let objects = try objects(everything() + RunLog(requestID: "8f5a").text(.stopped, at: now))
        let events = Set(objects.compactMap { $0["event"] as? String })
        let keys = Set(objects.flatMap(\.keys))
        // The event and its key that only a Lambda function writes, from a room above this one.
        let reports: Set = ["report"]

        let described = Set(text.matches(of: /(?m)^\| `([A-Za-z-]+)` \|/).map { String($0.1) })

        #expect(described == events.union(keys).union(reports))
    }

    @Test("In a Lambda function every line names its invocation")
    func requestID() throws {
        let log = RunLog(requestID: "8f5a")
        let objects = try objects(log.text(.round(.mixed()), at: now))

        #expect(objects.count > 1)
        #expect(objects.allSatisfy { $0["requestId"] as? String == "8f5a" })
    }

    @Test("A line holds neither a payload nor a secret")
    func functionSecrets() throws {
        let report = TargetReport(
            target: try Target(
                .function(LambdaFunction(name: "orders", payload: Array("hunter2".utf8))),
                environments: 2,
                secret: PingSecret("hunter2-hunter2-hunter2")
            ),
            pings: [.proven(by: "a"), .proven(by: "a")]
        )

        let text = try log.text(.round(round(report)), at: now)

        #expect(text.contains("target-short") && !text.contains("hunter2"))
    }

    @Test("A line holds no URL of a target that has a name, no header and no body")
    func secrets() throws {
        var report = try target("orders", url: "https://shown.example/", .failed(.connectionReset, after: 5))
        let header = try HTTPHeader(name: "X-Key", value: "hunter2")
        report.target.updateEndpoint { $0.headers = [header] }
        report.target.updateEndpoint { $0.body = Array("hunter2".utf8) }

        let text = try log.text(.round(round(report)), at: now)

        #expect(text.contains("orders"))
        for secret in ["hunter2", "shown.example", "sent.example", "X-Key"] {
            #expect(!text.contains(secret))
        }
    }
}
