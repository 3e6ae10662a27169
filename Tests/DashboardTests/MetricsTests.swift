import FoundationEssentials
import Testing
import Warming
import WarmingHistory

@testable import Dashboard

@Suite("Metrics", .enabled(if: Peers.areInstalled, "Scripts/peers has not been run"))
struct MetricsTests {
    @Test("Prometheus's parser reads what the history has, whatever targets are called", .timeLimit(.minutes(1)))
    func areRead() async throws {
        try await withFleet { folder, history in
            let brokenName = "a\nb\r\\n\"\u{85}{c=\"d\"} # \\"
            let log = folder + "/broken.log"
            try """
            2026-11-25T00:50:00.000Z REPORT RequestId: x\tDuration: 3.00 ms\tBilled Duration: 704 ms\tMemory Size: 128 MB\t\
            Max Memory Used: 60 MB\tInit Duration: 700.50 ms\t

            """.write(toFile: log, atomically: true, encoding: .utf8)
            _ = try HistoryStore(path: history).importLog(from: log, target: brokenName, now: fleetNow)
            let metrics = try await parsed(site(history), in: folder)

            let span = HistorySpan(from: midnight, to: fleetNow)
            let targets = try HistoryReader(path: history).targets(in: span, cells: 1)
            #expect(Set(targets.map(\.name)) == [oddName, brokenName, "orders", "payments", "catalog:live"])
            for target in targets {
                let counts = target.counts
                let labels = ["target": target.name]
                let expected: [(String, Int)] = [
                    ("pings", counts.pings), ("failed_pings", counts.failed), ("told_pings", counts.told),
                    ("cold_pings", counts.cold), ("unexpectedly_cold_pings", counts.unexpectedlyCold),
                    ("requested_environments", counts.requested), ("distinct_environments", counts.distinct),
                ]
                for (name, value) in expected {
                    #expect(metrics.value("\(name)_total", labels) == Double(value), "\(name) of \(target.name)")
                }
                let billed = metrics.value("billed_seconds_total", labels)
                #expect(billed == counts.billedDuration.milliseconds / 1000)
                #expect(metrics.value("ping_latency_seconds_count", labels) == Double(target.latency?.count ?? 0))
                let p95 = metrics.value("ping_latency_seconds", ["target": target.name, "quantile": "0.95"])
                #expect(p95 == target.latency.map { $0.p95.milliseconds / 1000 })
                let cold = metrics.value("cold_pings_ratio", labels)
                #expect(cold == (counts.told == 0 ? nil : Double(counts.cold) / Double(counts.told)))
                let users = metrics.value("user_cold_starts_total", labels)
                #expect(users == target.invocations.map { Double($0.userColdStarts) })
            }
            #expect(metrics.value("rounds_total") == 12 && metrics.value("healthy") == 1)
            #expect(metrics.value("last_round_start_timestamp_seconds") == 1_795_568_100.0)
            #expect(metrics.value("last_round_duration_seconds") == 0.161)
            #expect(metrics.value("last_round_targets") == 3 && metrics.value("last_round_answered_targets") == 3)
        }
    }

    @Test("Names follow Prometheus's conventions, and the documentation has them all", .timeLimit(.minutes(1)))
    func areNamed() async throws {
        try await withFleet { folder, history in
            let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
            let guide = try String(contentsOfFile: root + "/docs/history.md", encoding: .utf8)
            let families = try await parsed(site(history), in: folder).families

            #expect(families.count == 18)
            for family in families {
                #expect(family.name.hasPrefix("keepwarm_") && !family.help.isEmpty)
                #expect(!["milliseconds", "_ms", "percent", family.type].contains { family.name.contains($0) })
                for sample in family.samples {
                    #expect(sample.name.hasSuffix("_total") == (family.type == "counter"), "\(sample.name)")
                    #expect(family.type == "summary" || sample.labels["quantile"] == nil)
                }
                let written = family.type == "counter" ? family.name + "_total" : family.name
                let isDocumented = guide.contains("| `\(written)` | \(family.type) |")
                #expect(isDocumented, "\(written)")
            }
        }
    }

    @Test("Counters begin with zeros for the targets of the last day", .timeLimit(.minutes(1)))
    func beginWithZeros() async throws {
        try await withFleet { folder, history in
            let later = fleetNow.advanced(by: .seconds(7200))
            let site = DashboardSite(history: history, guardian: SiteGuard(token: nil)) { later }
            let metrics = try await parsed(site, in: folder)

            #expect(metrics.value("pings_total", ["target": "orders"]) == 0)
            #expect(metrics.value("user_cold_starts_total", ["target": "payments"]) == 0)
            #expect(metrics.value("rounds_total") == 0 && metrics.value("healthy") == 0)
            #expect(metrics.value("failed_pings_ratio", ["target": "orders"]) == nil)
        }
    }

    /// A site whose counters began with the first round.
    private func site(_ history: String) -> DashboardSite {
        var site = DashboardSite(history: history, guardian: SiteGuard(token: nil)) { fleetNow }
        site.began = midnight
        return site
    }

    private func parsed(_ site: DashboardSite, in folder: String) async throws -> Metrics {
        let answer = site.answer(SiteRequest(target: "/metrics", host: "localhost"))
        try #require(answer.status == 200 && answer.type == "text/plain; version=0.0.4; charset=utf-8")
        let script = """
            import json, sys
            from prometheus_client.parser import text_string_to_metric_families as families
            text = sys.stdin.buffer.read().decode()
            print(json.dumps([{"name": f.name, "type": f.type, "help": f.documentation, "samples": [
                {"name": s.name, "labels": s.labels, "value": s.value} for s in f.samples]} for f in families(text)]))
            """
        let (isWell, output) = try await Peers.run("python3", ["-c", script], in: folder, input: answer.body)
        try #require(isWell, "\(output)")
        return Metrics(families: try JSONDecoder().decode([Metrics.Family].self, from: Data(output.utf8)))
    }
}

/// Metrics as Prometheus's own parser reads them.
private struct Metrics {
    var families: [Family]

    struct Family: Decodable {
        var name: String
        var type: String
        var help: String
        var samples: [Sample]
    }

    struct Sample: Decodable {
        var name: String
        var labels: [String: String]
        var value: Double
    }

    /// The one value with these labels; `nil` when there is none.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        let samples = families.flatMap(\.samples).filter { $0.name == "keepwarm_" + name && $0.labels == labels }
        return samples.count == 1 ? samples[0].value : nil
    }
}
