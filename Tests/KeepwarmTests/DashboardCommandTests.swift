import FoundationEssentials
import OddServers
import Subprocess
import Testing

@Suite("keepwarm dashboard")
struct DashboardCommandTests {
    @Test("Rounds of single pings are on a page that needs no run", .timeLimit(.minutes(1)))
    func showsPings() async throws {
        try await withOddServer(.answer()) { server in
            try await withFolder { folder in
                let history = folder + "/keepwarm.sqlite"
                let ping = ["ping", server.url("/orders"), "--history", history]
                let first = try await Command.run(ping)

                let (pages, code) = try await pages(of: history) { url in
                    let before = try await Curl.send(url)
                    _ = try await Command.run(ping)
                    return [before, try await Curl.send(url)]
                }

                #expect(first.code == 0 && first.complaint.isEmpty && code == 0)
                #expect(pages.allSatisfy { $0.contains(server.url("/orders")) })
                #expect(pages.map { $0.contains("2 rounds") } == [false, true])
            }
        }
    }

    @Test("What cannot be shown is said at once", .timeLimit(.minutes(1)))
    func refuses() async throws {
        try await withFolder { folder in
            let missing = try await Command.run(
                "dashboard",
                "--file",
                folder + "/none.sqlite",
                "--listen",
                "127.0.0.1:0"
            )
            let open = try await Command.run("dashboard", "--listen", "0.0.0.0:0")
            let none = try await Command.run("dashboard", "--listen", "8080")

            #expect(missing.code == 1 && missing.complaint.hasPrefix("keepwarm: there is no history in"))
            #expect(open.code == 64 && open.complaint.contains("KEEPWARM_DASHBOARD_TOKEN"))
            #expect(none.code == 64 && none.complaint.contains("127.0.0.1:8080"))
        }
    }

    /// Runs the command while `body` looks at the page, and ends it.
    private func pages(
        of history: String,
        _ body: (String) async throws -> [String]
    ) async throws -> (pages: [String], code: Int32?) {
        let result = try await Subprocess.run(
            .name("keepwarm"),
            arguments: ["dashboard", "--file", history, "--listen", "127.0.0.1:0"],
            environment: .custom(Command.variables([:])),
            input: .none,
            output: .discarded,
            error: .sequence
        ) { execution in
            var pages: [String] = []
            for try await line in execution.standardError.strings() {
                let announced = try #require(line.split(separator: "the dashboard is at ").last)
                pages = try await body(String(announced))
                try execution.send(signal: .terminate)
            }
            return pages
        }
        return (result.closureResult, result.terminationStatus.code)
    }
}
