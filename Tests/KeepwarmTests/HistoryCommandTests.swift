import FoundationEssentials
import Glibc
import OddServers
import Subprocess
import Testing
import WarmingHistory

@Suite("keepwarm history")
struct HistoryCommandTests {
    @Test("What a run keeps is shown, as a table, as JSON and as CSV", .timeLimit(.minutes(1)))
    func shows() async throws {
        try await withOddServer(.answer()) { server in
            try await withFolder { folder in
                let file = try configuration("{name: orders, url: \"\(server.url("/"))\"}", in: folder)
                _ = try await run(file, history: folder + "/keepwarm.sqlite")

                let table = try await Command.run("history", "--config", file)
                let json = try await Command.run("history", "--config", file, "--output", "json", "--since", "2w")
                let csv = try await Command.run("history", "--file", folder + "/keepwarm.sqlite", "--output", "csv")

                #expect(table.code == 0 && table.output.contains("orders") && table.output.contains("1 round from"))
                let document = try JSONDecoder().decode(Document.self, from: Data(json.output.utf8))
                #expect(document.targets.map(\.name) == ["orders"] && document.targets.map(\.pings) == [1])
                #expect(csv.output.hasPrefix("target,address,") && csv.output.contains("\r\norders,"))
            }
        }
    }

    @Test("A history that cannot be written is said once, and warming goes on", .timeLimit(.minutes(1)))
    func goesOnWithoutHistory() async throws {
        try await withOddServer(.answer()) { server in
            try await withFolder { folder in
                let file = try configuration("{name: orders, url: \"\(server.url("/"))\"}", in: folder)

                let lines = try await run(file, history: folder + "/no/such/folder/keepwarm.sqlite")

                #expect(lines.count { $0.contains(#""event":"history-failed""#) } == 1)
                #expect(lines.count { $0.contains(#""event":"round""#) } == 1)
            }
        }
    }

    @Test("A round that cannot be kept is said in a line, and the exit code is the round's", .timeLimit(.minutes(1)))
    func saysWhatIsNotKept() async throws {
        try await withOddServer(.answer()) { server in
            try await withFolder { folder in
                let history = folder + "/keepwarm.sqlite"
                let store = try HistoryStore(path: history)

                let used = try await Command.run("ping", server.url("/"), "--history", history)
                let failed = try await Command.run(
                    "ping",
                    server.url("/"),
                    "--accept",
                    "500",
                    "--history",
                    folder + "/no/such/h.sqlite"
                )

                #expect(used.code == 0 && used.output.contains("1 of 1 answered"))
                #expect(
                    used.complaint.hasPrefix("keepwarm: the round was not kept: '\(store.path)' is being written by")
                )
                #expect(used.complaint.split(separator: "\n").count == 1)
                #expect(failed.code == 1 && failed.output.contains("0 of 1 answered"))
                #expect(failed.complaint.hasPrefix("keepwarm: the round was not kept: '\(folder)/no/such/h.sqlite'"))
            }
        }
    }

    @Test("A log is imported once, and is found again under its file's name", .timeLimit(.minutes(1)))
    func imports() async throws {
        try await withFolder { folder in
            let log = folder + "/orders.log"
            let history = folder + "/keepwarm.sqlite"
            try """
            2026-11-25T00:00:00.000Z REPORT RequestId: a\tDuration: 3.00 ms\tBilled Duration: 704 ms\tMemory Size: 128 MB\t\
            Max Memory Used: 60 MB\tInit Duration: 700.50 ms\t

            """.write(toFile: log, atomically: true, encoding: .utf8)

            // Longer than that test will ever be old.
            let kept = ["--keep-rounds", "36600d", "--file", history]
            let first = try await Command.run(["history", "import", log] + kept)
            let second = try await Command.run(["history", "import", log] + kept)
            let shown = try await Command.run("history", "--file", history, "--since", "36000d")

            #expect(first.output == "\(log): 1 new line: 1 invocation, 1 of them a cold start\n")
            #expect(second.output == "\(log): 0 new lines, nothing to count\n")
            #expect(shown.output.contains("orders") && shown.output.contains("1 for users"))
        }
    }

    @Test("What is not there is said in one line, with exit code 1", .timeLimit(.minutes(1)))
    func saysWhatIsMissing() async throws {
        try await withFolder { folder in
            let shown = try await Command.run("history", "--file", folder + "/none.sqlite")
            let imported = try await Command.run(
                "history",
                "import",
                folder + "/none.log",
                "--file",
                folder + "/h.sqlite"
            )
            let target = try await Command.run("history", "--file", folder + "/h.sqlite", "--target", "nobody")

            #expect(shown.code == 1 && shown.complaint.hasPrefix("keepwarm: there is no history in"))
            #expect(imported.code == 1 && imported.complaint.contains("No such file"))
            #expect(target.code == 1 && target.complaint.contains("there is no target 'nobody'"))
            #expect(shown.complaint.split(separator: "\n").count == 1)
        }
    }

    @Test("A length of time that is none is refused with 64", arguments: ["7", "0d", "1y", "d"])
    func refusesLength(text: String) async throws {
        let finished = try await Command.run("history", "--since", text)

        #expect(finished.code == 64 && finished.complaint.contains("24h, 7d or 4w"))
    }

    private struct Document: Decodable {
        var targets: [Target]

        struct Target: Decodable {
            var name: String
            var pings: Int
        }
    }

    private func configuration(_ target: String, in folder: String) throws -> String {
        let file = folder + "/keepwarm.yaml"
        try "schedule: rate(1 hour)\ntargets: [\(target)]\n".write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    /// Runs the command until its first round has ended, and returns the lines of its log.
    private func run(_ file: String, history: String) async throws -> [String] {
        let result = try await Subprocess.run(
            .name("keepwarm"),
            arguments: ["run", "--config", file, "--history", history],
            environment: .custom(Command.variables([:])),
            input: .none,
            output: .sequence,
            error: .discarded
        ) { execution in
            var lines: [String] = []
            for try await line in execution.standardOutput.strings() {
                lines.append(line)
                if line.contains(#""event":"round""#) { try execution.send(signal: .terminate) }
            }
            return lines
        }
        #expect(result.terminationStatus.code == 0)
        return result.closureResult
    }
}
