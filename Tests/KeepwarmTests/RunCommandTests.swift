import FoundationEssentials
import Glibc
import OddServers
import Subprocess
import Testing

@Suite("keepwarm run")
struct RunCommandTests {
    @Test("The first round happens at once, a stop ends with 0, and every line is JSON", .timeLimit(.minutes(1)))
    func runsAndStops() async throws {
        try await withOddServer(.answer()) { server in
            try await withFolder { folder in
                let file = try write("targets: [{name: a, url: \"\(server.url("/"))\"}]", to: folder)

                let events = try await run(file) { line, process in
                    if line.contains(#""event":"round""#) { try process.send(SIGTERM) }
                }

                #expect(events.map(\.event) == ["started", "round", "stopped"])
                #expect(events[1].answered == 1 && events[1].targets == 1)
            }
        }
    }

    @Test("A stop in mid-round lets the round finish", .timeLimit(.minutes(1)))
    func finishesRound() async throws {
        try await withOddServer(.answer(delay: .milliseconds(500))) { server in
            try await withFolder { folder in
                let file = try write("targets: [{name: a, url: \"\(server.url("/"))\"}]", to: folder)

                let events = try await run(file) { line, process in
                    guard line.contains(#""event":"started""#) else { return }
                    try await server.log.wait(for: .requestRead)
                    try process.send(SIGINT)
                }

                #expect(events.map(\.event) == ["started", "round", "stopped"])
                #expect(events[1].answered == 1)
            }
        }
    }

    @Test("A changed file and SIGHUP reload; a bad file is refused and the old plan stays", .timeLimit(.minutes(1)))
    func reloads() async throws {
        try await withOddServer(.answer()) { server in
            try await withFolder { folder in
                let target = "{name: a, url: \"\(server.url("/"))\"}"
                let file = try write("targets: [\(target)]", to: folder)

                let events = try await run(file) { line, process in
                    if line.contains(#""event":"round""#) {
                        _ = try write("targets: [{name: a}]", to: folder)
                    } else if line.contains(#""event":"reload-refused""#) {
                        _ = try write("targets: [\(target), \"\(server.url("/2"))\"]", to: folder)
                        try process.send(SIGHUP)
                    } else if line.contains(#""event":"reloaded""#) {
                        try process.send(SIGTERM)
                    }
                }

                #expect(events.map(\.event).starts(with: ["started", "round", "reload-refused", "reloaded"]))
                #expect(events.last?.event == "stopped")
                #expect(
                    events.first { $0.event == "reload-refused" }?.message?.contains("keepwarm.yaml:2:11: ") == true
                )
                #expect(events.first { $0.event == "reloaded" }?.targets == 2)
            }
        }
    }

    @Test("A file that is replaced by one of the same age is noticed too", .timeLimit(.minutes(1)))
    func noticesReplacement() async throws {
        try await withOddServer(.answer()) { server in
            try await withFolder { folder in
                let target = "{name: a, url: \"\(server.url("/"))\"}"
                let file = try write("targets: [\(target)]", to: folder)
                let age = Date(timeIntervalSince1970: 1_700_000_000)
                try FileManager.default.setAttributes([.modificationDate: age], ofItemAtPath: file)

                let events = try await run(file) { line, process in
                    if line.contains(#""event":"round""#) {
                        let other = folder + "/other"
                        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: false)
                        let replacement = try write("targets: [\(target), \"\(server.url("/2"))\"]", to: other)
                        try FileManager.default.setAttributes([.modificationDate: age], ofItemAtPath: replacement)
                        try #require(rename(replacement, file) == 0)
                    } else if line.contains(#""event":"reloaded""#) {
                        try process.send(SIGTERM)
                    }
                }

                #expect(events.first { $0.event == "reloaded" }?.targets == 2)
            }
        }
    }

    @Test("A failing target has a line of its own, without its URL or its secrets", .timeLimit(.minutes(1)))
    func logsFailures() async throws {
        try await withRefusedPort { port in
            try await withFolder { folder in
                let file = try write(
                    "targets: [{name: gone, url: \"http://127.0.0.1:\(port)/${KEY}\", headers: {X-Key: \"${KEY}\"}}]",
                    to: folder
                )
                var lines: [String] = []

                let events = try await run(file, environment: ["KEY": "hunter2"]) { line, process in
                    lines.append(line)
                    if line.contains("target-failed") { try process.send(SIGTERM) }
                }

                let failure = try #require(events.first { $0.event == "target-failed" })
                #expect(failure.target == "gone" && failure.outcome == "connection-refused")
                #expect(!lines.contains { $0.contains("hunter2") || $0.contains("127.0.0.1") })
            }
        }
    }

    @Test("A heartbeat is told of each round, and shown nowhere", .timeLimit(.minutes(2)))
    func tellsHeartbeat() async throws {
        try await withOddServer(.answer(status: 404)) { monitor in
            try await withOddServer(.answer()) { server in
                try await withFolder { folder in
                    let file = try write(
                        "targets: [{name: a, url: \"\(server.url("/"))\"}]\nheartbeat: \"\(monitor.url("/${KEY}"))\"",
                        to: folder
                    )
                    var lines: [String] = []

                    var events: [Event] = []
                    // On a crowded machine the five seconds that a heartbeat has may run out.
                    for _ in 0..<3 where events.isEmpty || events[2].outcome?.hasPrefix("timeout") == true {
                        events = try await run(file, environment: ["KEY": "hunter2"]) { line, process in
                            lines.append(line)
                            if line.contains("heartbeat-failed") { try process.send(SIGTERM) }
                        }
                    }

                    #expect(events.map(\.event) == ["started", "round", "heartbeat-failed", "stopped"])
                    #expect(events[2].outcome == "unexpected-status")
                    #expect(!lines.contains { $0.contains("hunter2") || $0.contains("127.0.0.1") })
                    let request = try #require(monitor.log.requests.first)
                    #expect(request.method == "POST" && request.target == "/hunter2")
                    #expect(
                        String(decoding: request.body, as: UTF8.self).hasPrefix("good: 1 of 1 targets answered in ")
                    )
                }
            }
        }
    }

    @Test("An alert is sent of a target that fails, and shown nowhere", .timeLimit(.minutes(2)))
    func sendsAlert() async throws {
        try await withOddServer(.answer(status: 500)) { webhook in
            try await withOddServer(.answer(status: 503)) { server in
                try await withFolder { folder in
                    let file = try write(
                        "targets: [{name: a, url: \"\(server.url("/"))\"}]\n"
                            + "alerts: [{url: \"\(webhook.url("/${KEY}"))\", after: 1}]",
                        to: folder
                    )
                    var lines: [String] = []

                    var events: [Event] = []
                    // On a crowded machine the five seconds that a message has may run out.
                    for _ in 0..<3 where events.isEmpty || events[3].outcome?.hasPrefix("timeout") == true {
                        events = try await run(file, environment: ["KEY": "hunter2"]) { line, process in
                            lines.append(line)
                            if line.contains("alert-failed") { try process.send(SIGTERM) }
                        }
                    }

                    #expect(events.map(\.event) == ["started", "round", "target-failed", "alert-failed", "stopped"])
                    #expect(events[3].outcome == "unexpected-status")
                    #expect(!lines.contains { $0.contains("hunter2") || $0.contains("127.0.0.1") })
                    let request = try #require(webhook.log.requests.first)
                    #expect(request.method == "POST" && request.target == "/hunter2")
                    #expect(
                        String(decoding: request.body, as: UTF8.self)
                            .contains(#""started":[{"target":"a","rounds":1,"since":""#)
                    )
                }
            }
        }
    }

    @Test("A file without a schedule is refused with 64", .timeLimit(.minutes(1)))
    func wantsSchedule() async throws {
        try await withFolder { folder in
            let file = folder + "/keepwarm.yaml"
            try "targets: [http://a.example]".write(toFile: file, atomically: true, encoding: .utf8)

            let finished = try await Command.run("run", "--config", file)

            #expect(finished.code == 64 && finished.complaint.contains("no schedule"))
        }
    }

    /// A command that is under way.
    private struct RunningCommand {
        let identifier: pid_t

        func send(_ signal: CInt) throws {
            try #require(kill(identifier, signal) == 0)
        }
    }

    private struct Event: Decodable {
        var event: String
        var targets: Int?
        var answered: Int?
        var target: String?
        var outcome: String?
        var message: String?
    }

    private func write(_ targets: String, to folder: String) throws -> String {
        let file = folder + "/keepwarm.yaml"
        try "schedule: rate(1 hour)\n\(targets)\n".write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    /// Runs the command until it ends, and hands each line of its log to `react`.
    private func run(
        _ file: String,
        environment: [String: String] = [:],
        react: (String, RunningCommand) async throws -> Void
    ) async throws -> [Event] {
        let result = try await Subprocess.run(
            .name("keepwarm"),
            arguments: ["run", "--config", file],
            environment: .custom(Command.variables(environment)),
            input: .none,
            output: .sequence,
            error: .discarded
        ) { execution in
            var events: [Event] = []
            for try await line in execution.standardOutput.strings() {
                events.append(try JSONDecoder().decode(Event.self, from: Data(line.utf8)))
                try await react(line, RunningCommand(identifier: execution.processIdentifier.value))
            }
            return events
        }
        #expect(result.terminationStatus.code == 0)
        return result.closureResult
    }
}
