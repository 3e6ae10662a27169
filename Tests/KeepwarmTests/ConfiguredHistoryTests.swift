import FoundationEssentials
import OddServers
import Subprocess
import Testing

@Suite("A history that the configuration names")
struct ConfiguredHistoryTests {
    @Test("A run keeps and shows it, and every command finds it", .timeLimit(.minutes(1)))
    func isFound() async throws {
        try await withOddServer(.answer()) { server in
            try await withFolder { folder in
                let file = folder + "/keepwarm.yaml"
                try """
                schedule: rate(1 hour)
                history: {file: rounds.sqlite}
                dashboard: 127.0.0.1:0
                targets: [{name: orders, url: "\(server.url("/"))", headers: {A: "${TOKEN}"}}]
                """.write(toFile: file, atomically: true, encoding: .utf8)
                let page = folder + "/report.html"

                let announcement = try await runOnce(file, environment: ["TOKEN": "hunter2"])
                // None of them has the variable that pinging needs.
                let table = try await Command.run("history", "--config", file)
                let report = try await Command.run("report", "--config", file, "--output", page)
                let bill = try await Command.run("cost", "--config", file, "--since", "7d", "--output", "json")
                let other = try await Command.run("history", "--config", file, "--file", folder + "/other.sqlite")

                #expect(announcement.contains("the dashboard is at http://127.0.0.1:"))
                #expect(FileManager.default.fileExists(atPath: folder + "/rounds.sqlite"))
                #expect(table.code == 0 && table.output.contains("orders"))
                #expect(report.code == 0 && report.output == "\(page): 1 round of 1 target\n")
                #expect(bill.code == 0 && bill.output.contains("pings of orders"))
                #expect(other.code == 1 && other.complaint.contains("other.sqlite"))
            }
        }
    }

    @Test("A mistake in it is told with its place, and a page of none is refused", .timeLimit(.minutes(1)))
    func tellsMistakes() async throws {
        try await withFolder { folder in
            let file = folder + "/keepwarm.yaml"
            let targets = "schedule: rate(1 hour)\ntargets: [http://127.0.0.1:9/]\n"
            try (targets + "history: {file: a, keep-pings: 1m}").write(toFile: file, atomically: true, encoding: .utf8)
            let mistaken = try await Command.run("history", "--config", file)
            try (targets + "dashboard: 127.0.0.1:0").write(toFile: file, atomically: true, encoding: .utf8)
            let pageless = try await Command.run("run", "--config", file)
            let unbilled = try await Command.run("cost", "--config", file, "--since", "7d")

            #expect(mistaken.code == 64 && mistaken.complaint.contains("keepwarm.yaml:3:32: 'keep-pings' is 1m"))
            #expect(pageless.code == 64 && pageless.complaint.contains("--history"))
            #expect(unbilled.code == 64 && unbilled.complaint.contains("names no history"))
        }
    }

    /// Runs the command until its first round has ended, and returns what it said on standard error.
    private func runOnce(_ file: String, environment: [String: String]) async throws -> String {
        let result = try await Subprocess.run(
            .name("keepwarm"),
            arguments: ["run", "--config", file],
            environment: .custom(Command.variables(environment)),
            input: .none,
            output: .sequence,
            error: .string(limit: 1 << 16)
        ) { execution in
            for try await line in execution.standardOutput.strings() where line.contains(#""event":"round""#) {
                try execution.send(signal: .terminate)
            }
        }
        #expect(result.terminationStatus.code == 0)
        return result.standardError
    }
}
