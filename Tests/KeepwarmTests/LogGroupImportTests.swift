import FoundationEssentials
import OddServers
import Testing
import Warming

@Suite("keepwarm history import --log-group")
struct LogGroupImportTests {
    @Test(
        "Log groups of CloudWatch come to the same as files of their lines, page by page, and go on where they ended",
        .enabled(if: CloudWatch.isInstalled, "Scripts/peers has not been run"),
        .timeLimit(.minutes(5))
    )
    func readsCloudWatch() async throws {
        try await CloudWatch.with { cloudWatch in
            try await withFolder { folder in
                let environment = cloudWatch.environment(as: cloudWatch.mighty)
                let start = Int64(Date().timeIntervalSince1970) / 3600 * 3_600_000 - 20 * 3_600_000
                func report(_ number: Int) -> CloudWatch.Event { Self.report(number, at: start + Int64(number) * 4000) }
                // More than a page of 10,000 has; some come in late.
                let late = (0..<12_000).filter { $0 > 11_500 && $0 % 3 == 0 }
                let first = Set(0..<12_000).subtracting(late).sorted().map(report)
                let then = (late + Array(12_000..<12_100)).map(report)
                let orders = "/aws/lambda/orders"
                func read(_ groups: String...) async throws -> [Substring] {
                    let options = groups.flatMap { ["--log-group", $0] }
                    let result = try await Command.run(
                        ["history", "import", "--file", folder + "/groups.sqlite"] + options,
                        environment: environment
                    )
                    #expect(result.code == 0 && result.complaint.isEmpty, "\(result.complaint)")
                    return result.output.split(separator: "\n")
                }

                try await cloudWatch.put(first, into: orders)
                try await cloudWatch.put(Self.rounds(from: start), into: "/aws/lambda/keepwarm")
                let counted = try await read(orders, "/aws/lambda/keepwarm")
                let again = try await read(orders, "/aws/lambda/keepwarm")
                try await cloudWatch.put(then, into: orders)
                let later = try await read(orders)

                let all = first + then
                try all.map(\.line).joined().write(toFile: folder + "/orders.log", atomically: true, encoding: .utf8)
                try Self.rounds(from: start).map(\.line).joined()
                    .write(toFile: folder + "/keepwarm.log", atomically: true, encoding: .utf8)
                let file = folder + "/files.sqlite"
                _ = try await Command.run(
                    ["history", "import", "--file", file, folder + "/orders.log", folder + "/keepwarm.log"]
                )

                #expect(counted[0].hasPrefix("\(orders): \(first.count) new lines: \(first.count) invocations"))
                #expect(counted[1] == "/aws/lambda/keepwarm: 4 new lines: 2 rounds")
                #expect(again[0] == "\(orders): 0 new lines, nothing to count")
                #expect(again[1] == "/aws/lambda/keepwarm: 0 new lines, nothing to count")
                #expect(later[0].hasPrefix("\(orders): \(then.count) new lines: \(then.count) invocations"))
                let shown = try await Self.targets(of: folder + "/groups.sqlite")
                #expect(shown.map(\.name) == ["cart", "orders"])
                #expect(shown[0].failed == 1 && shown[1].invocations?.reports == 12_100)
                #expect(shown == (try await Self.targets(of: file)))
            }
        }
    }

    @Test(
        "What CloudWatch refuses is said in one line, with what to do",
        .enabled(if: CloudWatch.isInstalled, "Scripts/peers has not been run"),
        .timeLimit(.minutes(5))
    )
    func saysWhatIsRefused() async throws {
        try await CloudWatch.with { cloudWatch in
            try await withFolder { folder in
                func read(_ group: String, as key: [String]) async throws -> Finished {
                    try await Command.run(
                        ["history", "import", "--file", folder + "/keepwarm.sqlite", "--log-group", group],
                        environment: cloudWatch.environment(as: key)
                    )
                }

                try await cloudWatch.put([], into: "/aws/lambda/orders")
                let missing = try await read("/aws/lambda/order", as: cloudWatch.mighty)
                let forbidden = try await read("/aws/lambda/orders", as: cloudWatch.nobody)
                let strange = try await read("/aws/lambda/orders", as: [cloudWatch.mighty[0], "not/this/one"])

                #expect(missing.code == 1 && forbidden.code == 1 && strange.code == 1)
                #expect(
                    missing.complaint
                        == "keepwarm: There is no log group '/aws/lambda/order' in eu-central-1: check the "
                        + "name and the region.\n"
                )
                #expect(forbidden.complaint.contains("allow logs:FilterLogEvents on arn:aws:logs:eu-central-1:*:"))
                #expect(strange.complaint.contains("AWS does not accept the credentials"))
                #expect(!strange.complaint.contains("not/this/one"))
            }
        }
    }

    @Test(
        "An import that stops between two pages goes on behind the first, and counts nothing twice",
        .timeLimit(.minutes(2))
    )
    func goesOnAfterStop() async throws {
        let reports = (0..<3).map { Self.report($0, at: 1_764_108_000_000 + Int64($0) * 1000) }
        let first = Behaviour.answer(body: try Self.page(reports.prefix(2), next: "further"))
        let busy = Behaviour.answer(status: 400, body: #"{"__type":"ThrottlingException","message":"Rate exceeded"}"#)
        let broken = Behaviour.answer(status: 400, body: #"{"__type":"InvalidParameterException","message":"odd"}"#)
        let last = Behaviour.answer(body: try Self.page(reports.suffix(1)))
        try await withOddServer(inTurn: [first, broken, first, busy, last]) { server in
            try await withFolder { folder in
                func read() async throws -> Finished {
                    try await Command.run(
                        [
                            "history", "import", "--file", folder + "/keepwarm.sqlite", "--log-group", "orders",
                            "--keep-rounds", "36600d",
                        ],
                        environment: [
                            "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION": "eu-central-1",
                            "AWS_ENDPOINT_URL": server.url(""),
                        ]
                    )
                }

                let stopped = try await read()
                let finished = try await read()
                let shown = try await Self.targets(of: folder + "/keepwarm.sqlite", since: "36000d")

                #expect(stopped.code == 1)
                #expect(stopped.complaint.contains("'orders' in eu-central-1: InvalidParameterException: odd"))
                #expect(finished.output == "orders: 1 new line: 1 invocation\n", "\(finished.complaint)")
                #expect(shown.map(\.invocations?.reports) == [3])
            }
        }
    }

    @Test(
        "Options that do not go together are refused with 64",
        arguments: [
            ["--region", "eu-central-1", "a.log"], ["--since", "7d", "a.log"], [],
            ["--log-group", "a", "--log-group", "b", "--target", "c"],
        ]
    )
    func refuses(options: [String]) async throws {
        let result = try await Command.run(["history", "import"] + options)

        #expect(result.code == 64)
    }

    private struct Target: Decodable, Hashable {
        var name: String
        var failed: Int
        var pings: Int
        var invocations: Invocations?

        struct Invocations: Decodable, Hashable {
            var reports: Int
            var billedMilliseconds: Double
            var userColdStarts: Int
        }
    }

    private static func targets(of history: String, since: String = "2d") async throws -> [Target] {
        struct Document: Decodable { var targets: [Target] }
        let shown = try await Command.run(
            ["history", "--file", history, "--since", since, "--output", "json"]
        )
        return try JSONDecoder().decode(Document.self, from: Data(shown.output.utf8)).targets
    }

    /// A report, as text or as JSON; every hundredth tells of a cold start.
    private static func report(_ number: Int, at timestamp: Int64) -> CloudWatch.Event {
        let isCold = number % 100 == 0
        let moment = Timestamp(millisecondsSince1970: timestamp)
        let message =
            number % 2 == 0
            ? "REPORT RequestId: r\(number)\tDuration: 3.00 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\t"
                + "Max Memory Used: 60 MB\t\(isCold ? "Init Duration: 700.50 ms\t" : "")\n"
            : #"{"time":"\#(moment)","type":"platform.report","record":{"requestId":"r\#(number)","metrics":{"#
                + #""durationMs":3.0,"billedDurationMs":4,"memorySizeMB":128,"maxMemoryUsedMB":60},"status":"success"}}"#
        return CloudWatch.Event(stream: "s\(number % 3)", timestamp: timestamp, message: message)
    }

    /// A warmer's log of two rounds.
    private static func rounds(from start: Int64) -> [CloudWatch.Event] {
        func event(_ stream: String, _ minute: Int64, _ text: String) -> CloudWatch.Event {
            let timestamp = start + minute * 60_000
            let moment = Timestamp(millisecondsSince1970: timestamp)
            return CloudWatch.Event(
                stream: stream,
                timestamp: timestamp,
                message: #"{\#(text),"requestId":"\#(stream)","time":"\#(moment)"}"#
            )
        }
        func round(_ id: String) -> String {
            #""event":"round","id":"\#(id)","answered":1,"pings":2,"targets":2,"wallMilliseconds":10"#
        }
        let failure = #""event":"target-failed","failed":1,"outcome":"timeout-first-byte","pings":1,"target":"cart""#
        return [
            event("a", 0, round("0a")), event("a", 0, failure), event("b", 5, round("0b")),
            event("b", 5, #""level":"INFO""#),
        ]
    }

    private static func page(_ events: ArraySlice<CloudWatch.Event>, next: String? = nil) throws -> String {
        struct Page: Encodable {
            var events: [CloudWatch.Event]
            var nextToken: String?
        }
        let page = Page(events: Array(events), nextToken: next)
        return String(decoding: try JSONEncoder().encode(page), as: UTF8.self)
    }
}

extension CloudWatch.Event {
    /// The event as an export writes it.
    fileprivate var line: String {
        let line = message.hasSuffix("\n") ? message : message + "\n"
        return message.hasPrefix("REPORT") ? "\(Timestamp(millisecondsSince1970: timestamp)) \(line)" : line
    }
}
