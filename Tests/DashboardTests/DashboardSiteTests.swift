import Testing
import Warming
import WarmingHistory

@testable import Dashboard

@Suite("The dashboard")
struct DashboardSiteTests {
    @Test("It shows all targets, and one by its name, whatever is in it")
    func showsPages() throws {
        try withHistory { reader in
            let all = site(reader).answer(request("/"))
            let one = site(reader).answer(request("/targets/cart"))
            let odd = site(reader).answer(request(try #require(link(in: all.body))))

            #expect(all.status == 200 && all.body.contains("All 2 targets are warm."))
            #expect(one.status == 200 && one.body.contains("The target is warm.") && !one.body.contains("script&gt;"))
            #expect(odd.status == 200 && odd.body.contains("script&gt;") && odd.body.contains("The target is warm."))
            #expect(site(reader).answer(request("/targets/nobody")).status == 404)
            #expect(site(reader).answer(request("/%zz")).status == 404)
        }
    }

    @Test("Whoever has the latest round gets nothing, and anybody else what changed")
    func sendsChanges() throws {
        try withHistory { reader in
            #expect(site(reader).answer(request("/?after=round10")).status == 204)
            let change = site(reader).answer(request("/?after=round9"))

            #expect(change.status == 200 && change.body.hasPrefix("<p class=\"verdict\" data-round=\"round10\">"))
            #expect(!change.body.contains("<html"))
        }
    }

    @Test("It is healthy while rounds go on and are answered")
    func tellsHealth() throws {
        try withHistory { reader in
            let health = { (minute: Int) in
                site(reader, now: midnight.advanced(by: .seconds(60 * minute))).answer(request("/healthz"))
            }

            #expect(health(51).status == 200 && health(51).body == "ok\n")
            #expect(health(64).status == 200 && health(66).status == 503)
            #expect(health(66).body == "no round for 16 min 0 s, and before about every 5 min 0 s\n")
            #expect(health(26).body == "the latest round failed: 1 of 2 targets answered\n")
        }
    }

    @Test("Metrics tell of the latest round, and of targets whose names need escaping")
    func writesMetrics() throws {
        try withHistory { reader in
            let lines = site(reader).answer(request("/metrics")).body.split(separator: "\n").map(String.init)

            #expect(lines.contains("keepwarm_last_round_duration_seconds 1.1"))
            #expect(lines.contains("keepwarm_target_pings{target=\"cart\"} 11.0"))
            #expect(lines.contains { $0.hasPrefix("keepwarm_target_failed_pings{target=\"orders\\\"><script>") })
            let median = lines.first {
                $0.hasPrefix("keepwarm_target_latency_seconds{target=\"cart\",quantile=\"0.5\"} ")
            }
            let seconds = try #require(median?.split(separator: " ").last.flatMap { Double($0) })
            #expect(abs(seconds - 0.02) <= 0.0002)
            let names = lines.filter { !$0.hasPrefix("#") }.map { String($0.prefix { $0 != "{" && $0 != " " }) }
            #expect(Set(names).allSatisfy { name in lines.count { $0 == "# TYPE \(name) gauge" } == 1 })
        }
    }

    @Test(
        "Without a token it answers to names of this machine only",
        arguments: [
            ("localhost:8080", 200), ("127.0.0.1:8080", 200), ("127.1.2.3", 200), ("[::1]:8080", 200),
            ("evil.example:8080", 403), ("127.0.0.1.evil.example", 403), ("", 403), ("10.0.0.1", 403),
        ]
    )
    func answersLocally(host: String, status: Int) {
        let guardian = SiteGuard(token: nil)

        #expect((guardian.refusal(of: SiteRequest(target: "/", host: host))?.status ?? 200) == status)
    }

    @Test(
        "With a token it wants that",
        arguments: [
            (nil, 401), ("Bearer secret", 200), ("bearer secret", 200), ("Bearer secre", 401), ("Bearer", 401),
            ("Basic YW55Ym9keTpzZWNyZXQ=", 200), ("Basic c2VjcmV0", 401), ("Basic !", 401), ("Digest secret", 401),
        ] as [(String?, Int)]
    )
    func wantsToken(authorization: String?, status: Int) {
        let request = SiteRequest(target: "/", host: "any.example", authorization: authorization)

        #expect((SiteGuard(token: "secret").refusal(of: request)?.status ?? 200) == status)
    }

    @Test("A history that is not there yet is said")
    func saysMissing() {
        let site = DashboardSite(history: "/no/such.sqlite", guardian: SiteGuard(token: nil)) { midnight }

        #expect(site.answer(request("/")).status == 404)
    }

    private func site(
        _ reader: HistoryReader,
        now: Timestamp = midnight.advanced(by: .seconds(3100))
    ) -> DashboardSite {
        DashboardSite(history: reader.path, guardian: SiteGuard(token: nil)) { now }
    }

    private func request(_ target: String) -> SiteRequest { SiteRequest(target: target, host: "localhost") }

    private func link(in html: String) -> String? {
        guard let start = html.firstRange(of: "\"/targets/orders")?.lowerBound else { return nil }
        return String(html[html.index(after: start)...].prefix { $0 != "\"" })
    }
}
