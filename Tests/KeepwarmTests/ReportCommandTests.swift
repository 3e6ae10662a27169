import FoundationEssentials
import Testing

@Suite("keepwarm report")
struct ReportCommandTests {
    @Test("With a configuration the page has an estimate of the month", .timeLimit(.minutes(1)))
    func estimates() async throws {
        try await withFolder { folder in
            let (history, log) = (folder + "/keepwarm.sqlite", folder + "/orders.log")
            try """
            {"answered":1,"event":"round","health":"answered","id":"a","pings":1,"targets":1,\
            "time":"2026-11-25T00:00:00.000Z","wallMilliseconds":310}

            """.write(toFile: log, atomically: true, encoding: .utf8)
            _ = try await Command.run("history", "import", log, "--keep-rounds", "36600d", "--file", history)
            let report = ["report", "--since", "36000d", "--file", history, "--output", "-", "--config"]
            let yaml = "schedule: rate(5 minutes)\ntargets: [\"https://a.example/\"]\n"
            try yaml.write(toFile: folder + "/keepwarm.yaml", atomically: true, encoding: .utf8)

            let with = try await Command.run(report + [folder + "/keepwarm.yaml"])
            let without = try await Command.run(report + [folder + "/none.yaml"])

            #expect(with.code == 0 && with.output.contains("<small>estimate for all of it: $0.0"))
            #expect(without.code == 0 && without.output.contains("no estimate without a configuration"))
        }
    }

    @Test("A history is drawn into a page, of all targets or of one", .timeLimit(.minutes(1)))
    func draws() async throws {
        let folder = FileManager.default.temporaryDirectory.path() + "keepwarm-report-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (history, log, page) = (folder + "/keepwarm.sqlite", folder + "/warmer.log", folder + "/report.html")
        try """
        {"answered":1,"event":"round","health":"failed","id":"a","pings":2,"targets":2,"time":"2026-11-25T00:00:00.000Z",\
        "wallMilliseconds":310}
        {"event":"target-failed","failed":1,"outcome":"timeout-connecting","pings":1,"target":"orders",\
        "time":"2026-11-25T00:00:00.000Z"}

        """.write(toFile: log, atomically: true, encoding: .utf8)
        // Longer than that test will ever be old.
        let since = ["--since", "36000d", "--file", history]
        let imported = try await Command.run("history", "import", log, "--keep-rounds", "36600d", "--file", history)

        let drawn = try await Command.run(["report", "--output", page] + since)
        let printed = try await Command.run(["report", "--target", "orders", "--output", "-"] + since)
        let unknown = try await Command.run(["report", "--target", "nobody", "--output", page] + since)
        let nowhere = try await Command.run(["report", "--output", folder + "/no/such/page.html"] + since)

        #expect(imported.code == 0)
        #expect(drawn.code == 0 && drawn.output == "\(page): 1 round of 1 target\n")
        let text = try String(contentsOfFile: page, encoding: .utf8)
        #expect(
            text.hasPrefix("<!DOCTYPE html>") && text.hasSuffix("</html>\n") && text.contains("timed out connecting")
        )
        #expect(printed.code == 0 && printed.output.contains("<b>orders</b>"))
        #expect(unknown.code == 1 && unknown.complaint.contains("there is no target 'nobody'"))
        #expect(nowhere.code == 64 && nowhere.complaint.contains("cannot be written"))
    }
}
