import FoundationEssentials
import HistoryPresentation
import JSONText
import Testing
import Warming
import WarmingHistory

@testable import Dashboard

@Suite("The API")
struct SiteAPITests {
    @Test("Its history is the document of the command")
    func writesHistory() async throws {
        try await withFleet { _, history in
            let span = HistorySpan(last: .seconds(3600), before: fleetNow.advanced(by: .milliseconds(1)))
            let reader = try HistoryReader(path: history)
            let overview = try HistoryOverview(of: reader, in: span, cells: HistoryTable.cells(width: nil))
            let one = try HistoryOverview(of: reader, in: span, target: "orders", cells: HistoryTable.cells(width: nil))

            let all = site(history).answer(request("/api/v1/history?since=1h"))
            let orders = site(history).answer(request("/api/v1/history?since=1h&target=orders"))

            #expect(all.status == 200 && all.type == "application/json")
            #expect(try all.body == HistoryDocument(overview).text())
            #expect(try orders.body == HistoryDocument(one).text())
        }
    }

    @Test("Its targets are those of its history, together and one by one, whatever their names are")
    func writesTargets() async throws {
        try await withFleet { _, history in
            let document = try value(site(history).answer(request("/api/v1/history")))
            let targets = try value(site(history).answer(request("/api/v1/targets")))

            #expect(targets["targets"] == document["targets"] && targets["from"] == document["from"])
            guard case .list(let elements)? = targets["targets"] else {
                Issue.record("no list")
                return
            }
            #expect(elements.map { $0["name"] } == [.string(oddName), "catalog:live", "orders", "payments"])
            for target in elements {
                guard case .string(let name)? = target["name"] else { continue }
                let one = site(history).answer(request("/api/v1/targets/" + escaped(name)))
                #expect(try value(one) == target)
            }
        }
    }

    @Test("A target without a round in the span has zeros, and one without any is not found")
    func knowsTargets() async throws {
        try await withFleet { _, history in
            let later = fleetNow.advanced(by: .seconds(86_400 * 3))
            let quiet = try value(site(history, now: later).answer(request("/api/v1/targets/orders")))

            #expect(quiet["name"] == "orders" && quiet["pings"] == 0 && quiet["strip"] == [] && quiet["cold"] == nil)
            #expect(try value(site(history, now: later).answer(request("/api/v1/targets")))["targets"] == [])
        }
    }

    @Test("Its rounds are the latest of the span, in the order of time")
    func writesRounds() async throws {
        try await withFleet { _, history in
            let all = try value(site(history).answer(request("/api/v1/rounds")))
            let two = try value(site(history).answer(request("/api/v1/rounds?limit=2")))
            let hour = try value(site(history).answer(request("/api/v1/rounds?since=15m")))

            #expect(ids(all) == (0..<12).map { "round\($0)" })
            #expect(ids(two) == ["round10", "round11"])
            #expect(ids(hour) == ["round9", "round10", "round11"])
            guard case .list(let rounds)? = two["rounds"] else { return }
            let expected: [(String, JSONValue)] = [
                ("startedAt", "2026-11-25T00:55:00.000Z"), ("targets", 3), ("answeredTargets", 3), ("pings", 6),
                ("answered", 6), ("cold", 0), ("unexpectedlyCold", 0), ("billedMilliseconds", 42), ("health", "good"),
            ]
            for (key, value) in expected { #expect(rounds.last?[key] == value, "\(key)") }
        }
    }

    @Test(
        "What cannot be answered is said with the value and what to do",
        arguments: [
            ("history?since=yesterday", 400, "invalid-parameter", "'yesterday'"),
            ("history?since=", 400, "invalid-parameter", "24h, 7d or 4w"),
            ("targets?since=0h", 400, "invalid-parameter", "'0h'"),
            ("history?since=1h&since=2h", 400, "invalid-parameter", "'since' comes twice"),
            ("history?since=%zz", 400, "invalid-parameter", "'since=%zz'"),
            ("rounds?limit=0", 400, "invalid-parameter", "1 to 10000"),
            ("rounds?limit=10001", 400, "invalid-parameter", "'10001'"),
            ("rounds?limit=-1", 400, "invalid-parameter", "'-1'"),
            ("rounds?limit=99999999999999999999", 400, "invalid-parameter", "from 1 to"),
            ("rounds?target=orders", 400, "unknown-parameter", "there is since and limit"),
            ("health?since=1h", 400, "unknown-parameter", "'since'"),
            ("history?target=nobody", 404, "unknown-target", "'nobody'"),
            ("targets/nobody", 404, "unknown-target", "/api/v1/targets"),
            ("targets/", 404, "unknown-target", "''"),
            ("targets/%ff", 404, "unknown-path", "/api/v1/openapi.json"),
            ("nothing", 404, "unknown-path", "/api/v1/openapi.json"),
        ]
    )
    func refuses(target: String, status: Int, code: String, words: String) async throws {
        try await withFleet { _, history in
            let answer = site(history).answer(request("/api/v1/" + target))
            let error = try value(answer)["error"]

            #expect(answer.status == status && answer.type == "application/json")
            #expect(error?["code"] == .string(code))
            guard case .string(let message)? = error?["message"] else {
                Issue.record("no message")
                return
            }
            #expect(message.contains(words), "\(message)")
        }
    }

    @Test("A span that began before 1970 begins there")
    func clampsSpan() async throws {
        try await withFleet { _, history in
            let answer = try value(site(history).answer(request("/api/v1/rounds?since=999999999.999h")))

            #expect(answer["from"] == "1970-01-01T00:00:00.000Z" && ids(answer).count == 12)
        }
    }

    @Test("Health is that of /healthz, with the moment of the latest round")
    func tellsHealth() async throws {
        try await withFleet { _, history in
            let well = site(history).answer(request("/api/v1/health"))
            let stopped = site(history, now: midnight.advanced(by: .seconds(5000))).answer(request("/api/v1/health"))
            let none = site("/no/such.sqlite").answer(request("/api/v1/health"))

            let (good, bad) = (try value(well), try value(stopped))

            #expect(well.status == 200)
            #expect(good == ["healthy": true, "latestRoundAt": "2026-11-25T00:55:00.000Z"])
            #expect(bad["healthy"] == false && bad["latestRoundAt"] != nil)
            #expect(stopped.status == 503 && stopped.body.contains("no round for "))
            #expect(none.status == 503 && none.body.contains("there is no history in '/no/such.sqlite'"))
        }
    }

    @Test("Whoever is refused reads why in JSON, as does whoever comes before the first round")
    func refusesInJSON() throws {
        let guarded = DashboardSite(history: "/no/such.sqlite", guardian: SiteGuard(token: "secret")) { midnight }
        let strange = SiteRequest(target: "/api/v1/history", host: "evil.example")
        let post = SiteRequest(method: "POST", target: "/api/v1/history", host: "localhost")

        for (answer, status, code) in [
            (guarded.answer(request("/api/v1/history")), 401, "token-wanted"),
            (site("/no/such.sqlite").answer(strange), 403, "localhost-only"),
            (site("/no/such.sqlite").answer(post), 405, "read-only"),
            (site("/no/such.sqlite").answer(request("/api/v1/history")), 503, "no-history"),
        ] {
            #expect(answer.status == status && answer.type == "application/json")
            #expect(try value(answer)["error"]?["code"] == .string(code))
        }
        #expect(guarded.answer(request("/api/v1/history")).headers.first?.name == "WWW-Authenticate")
        #expect(site("/no/such.sqlite").answer(post).headers.first?.name == "Allow")
    }

    private func site(_ history: String, now: Timestamp = fleetNow) -> DashboardSite {
        DashboardSite(history: history, guardian: SiteGuard(token: nil)) { now }
    }

    private func request(_ target: String) -> SiteRequest { SiteRequest(target: target, host: "localhost") }

    private func value(_ response: SiteResponse) throws -> JSONValue {
        try JSONParser.parse(Array(response.body.utf8)).value
    }

    private func ids(_ document: JSONValue) -> [String] {
        guard case .list(let rounds)? = document["rounds"] else { return [] }
        return rounds.compactMap { round in
            guard case .string(let id)? = round["id"] else { return nil }
            return id
        }
    }

    private func escaped(_ name: String) -> String {
        name.utf8.map { "%" + String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
    }
}
