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
            let known = site(reader).answer(request("/?after=round10"))
            let change = site(reader).answer(request("/?after=round9"))

            #expect(known.status == 204)
            #expect(change.status == 200 && change.body.hasPrefix("<p class=\"verdict\" data-round=\"round10\">"))
            #expect(!change.body.contains("<html"))
        }
    }

    @Test("Whoever has the latest round hears of another next one")
    func sendsNextRound() throws {
        try withHistory { reader in
            let next = midnight.advanced(by: .seconds(3300))
            let outlook = RunOutlook(startedAt: midnight)
            outlook.learn(from: .waiting(until: next))
            let site = site(reader, outlook: outlook)

            let known = site.answer(request("/?after=round10&next=\(next.millisecondsSince1970)"))
            let stale = site.answer(request("/?after=round10&next=1"))

            #expect(known.status == 204)
            #expect(stale.status == 200 && stale.body.contains("in 3 min</span>, 00:55 UTC."))
            #expect(stale.body.contains("data-next=\"\(next.millisecondsSince1970)\""))
        }
    }

    @Test("It looks back as far as it is asked, and says what it can be asked for")
    func looksBack() throws {
        try withHistory { reader in
            let week = site(reader).answer(request("/?since=7d"))
            let target = site(reader).answer(request("/targets/cart?since=30d"))

            #expect(week.body.contains("<a href=\"?since=7d\" aria-current=\"page\">7 days</a>"))
            #expect(week.body.contains("/targets/cart?since=7d\""))
            #expect(target.status == 200 && target.body.contains("<a href=\"?since=30d\" aria-current=\"page\">"))
            #expect(target.body.contains("<h1><a href=\"/?since=30d\">Keepwarm</a> <span>cart</span></h1>"))
            for wrong in ["/?since=3d", "/?since=", "/targets/cart?since=%zz", "/?since=7d&since=x"] {
                let refused = site(reader).answer(request(wrong))
                #expect(refused.status == 400 && refused.body.contains("24h, 7d, 30d"))
            }
        }
    }

    @Test("Charts come of the targets that somebody looks at")
    func sendsCharts() throws {
        try withHistory { reader in
            let few = site(reader).answer(request("/"))
            let none = site(reader).answer(request("/?after=x&open="))
            let one = site(reader).answer(request("/?after=x&open=&open=cart"))
            let odd = site(reader).answer(
                request("/?after=x&open=orders%22%3E%3Cscript%3Ealert('1')%3C/script%3E%3Cb+%26+c%3E%E2%80%AE")
            )

            #expect(count(of: "class=\"charts\"", in: few.body) == 2)
            #expect(count(of: "class=\"charts\"", in: none.body) == 0 && !none.body.contains(" open=\"\""))
            #expect(count(of: "class=\"charts\"", in: one.body) == 1)
            #expect(one.body.contains("data-name=\"cart\" open=\"\""))
            #expect(count(of: "class=\"charts\"", in: odd.body) == 1 && !odd.body.contains("\"cart\" open"))
        }
    }

    @Test("What the month costs is asked for the target that the page is about")
    func showsCost() throws {
        try withHistory { reader in
            let site = DashboardSite(
                history: reader.path,
                guardian: SiteGuard(token: nil),
                cost: { _, moment, target throws(HistoryError) in
                    MonthlyCost(soFar: "$0.01 of \(target ?? "all")", estimate: nil, basis: ["at \(moment)"])
                },
                now: { midnight.advanced(by: .seconds(3100)) }
            )

            let all = site.answer(request("/")).body
            let one = site.answer(request("/targets/cart")).body

            #expect(all.contains("<b>$0.01 of all</b>") && all.contains("<p>at 2026-11-25T00:51:40.000Z</p>"))
            #expect(one.contains("<b>$0.01 of cart</b>"))
        }
    }

    @Test("A young history is shown from its beginning, which the page says")
    func beginsWithHistory() throws {
        try withHistory { reader in
            let hour = site(reader).answer(request("/"))
            let later = site(reader, now: midnight.advanced(by: .seconds(90_000))).answer(request("/"))

            #expect(hour.body.contains("<p>since 24 Nov 23:51 UTC, when the history begins</p>"))
            #expect(later.body.contains("<p>the last 24 hours</p>"))
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
        #expect(site.answer(request("/healthz")).status == 503 && site.answer(request("/metrics")).status == 503)
    }

    private func site(
        _ reader: HistoryReader,
        outlook: RunOutlook? = nil,
        now: Timestamp = midnight.advanced(by: .seconds(3100))
    ) -> DashboardSite {
        DashboardSite(history: reader.path, guardian: SiteGuard(token: nil), outlook: outlook) { now }
    }

    private func count(of text: String, in html: String) -> Int { html.split(separator: text).count - 1 }

    private func request(_ target: String) -> SiteRequest { SiteRequest(target: target, host: "localhost") }

    private func link(in html: String) -> String? {
        guard let start = html.firstRange(of: "\"/targets/orders")?.lowerBound else { return nil }
        return String(html[html.index(after: start)...].prefix { $0 != "\"" })
    }
}
