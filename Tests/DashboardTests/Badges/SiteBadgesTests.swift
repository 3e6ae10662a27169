import Foundation
import FoundationNetworking
import JSONText
import Testing
import Warming

@testable import Dashboard

@Suite("The dashboard's badges")
struct SiteBadgesTests {
    @Test(
        "They tell what the history has, in colours by how good that is",
        arguments: [
            ("catalog%3Alive/cold-rate", 3500, "cold rate 24h", "16.7 %", Badge.Colour.orange),
            ("catalog%3Alive/cold-rate", 3500, "cold rate 15m", "0 %", .green),
            ("orders/cold-rate", 3500, "cold rate 24h", "unknown", .grey),
            ("orders/p95", 3500, "p95 24h", "98 ms", .green),
            ("payments/p95", 3500, "p95 24h", "unknown", .grey),
            ("orders/status", 1000, "orders", "failed", .red),
            ("orders/status", 1300, "orders", "warm", .green),
            ("catalog%3Alive/status", 1500, "catalog:live", "too few environments", .yellow),
            ("catalog%3Alive/status", 1800, "catalog:live", "cold", .orange),
            ("payments/status", 3500, "payments", "no round", .grey),
        ]
    )
    func tell(path: String, second: Int, label: String, message: String, colour: Badge.Colour) async throws {
        try await withFleet { _, history in
            let since = label.hasSuffix("15m") ? "?since=15m" : ""
            let now = midnight.advanced(by: .seconds(second))
            let answer = site(history, now: now).answer(request("/badge/\(path).json\(since)"))
            let value = try JSONParser.parse(Array(answer.body.utf8)).value

            #expect(answer.status == 200 && answer.type == "application/json")
            #expect(
                value == [
                    "color": .string(colour.rawValue), "label": .string(label), "message": .string(message),
                    "schemaVersion": 1,
                ]
            )
            let picture = site(history, now: now).answer(request("/badge/\(path).svg\(since)"))
            #expect(picture.status == 200 && picture.type == "image/svg+xml")
            #expect(
                picture.body.contains("aria-label=\"\(label): \(message)\"") && picture.body.contains(colour.rawValue)
            )
        }
    }

    @Test("A name with slashes, question marks and quotes has its badges too")
    func findsOddName() async throws {
        try await withFleet { _, history in
            let name = oddName.utf8.map { "%" + String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
            let answer = site(history).answer(request("/badge/\(name)/status.svg"))

            #expect(answer.status == 200)
            #expect(answer.body.contains("aria-label=\"&quot;tea&quot; &amp; cake/v2?a=&lt;b&gt;%41 c\\n + 日本 ☕: "))
        }
    }

    @Test(
        "What cannot be drawn is said in a badge, and to Shields.io in an error",
        arguments: [
            ("nobody/p95", 404, "keepwarm: no such target", "unknown-target"),
            (
                "orders/p95.svg?since=soon#", 400, "keepwarm: since: &#39;soon&#39; is no length of time",
                "invalid-parameter"
            ),
            (
                "orders/p95.svg?colour=red#", 400, "keepwarm: there is no parameter &#39;colour&#39;",
                "unknown-parameter"
            ),
        ]
    )
    func refuse(path: String, status: Int, label: String, code: String) async throws {
        try await withFleet { _, history in
            let target = path.hasSuffix("#") ? String(path.dropLast()) : path + ".svg"
            let picture = site(history).answer(request("/badge/" + target))
            let shields = site(history).answer(request("/badge/" + target.replacing(".svg", with: ".json")))

            #expect(picture.status == status && picture.type == "image/svg+xml")
            #expect(picture.body.contains("aria-label=\"\(label)"))
            #expect(shields.status == status && shields.body.contains("\"code\" : \"\(code)\""))
            #expect(picture.headers.allSatisfy { $0.name != "Cache-Control" })
        }
        #expect(site("/no/such.sqlite").answer(request("/badge/orders/p95.svg")).status == 503)
    }

    @Test(
        "Other paths are no badges",
        arguments: ["/badge/", "/badge/p95.svg", "/badge/orders/p95.png", "/badge/a/b.svg"]
    )
    func passOver(path: String) {
        #expect(site("/no/such.sqlite").answer(request(path)).body.hasPrefix("There is nothing here."))
    }

    @Test("A token protects them, and they may be kept for a minute", .timeLimit(.minutes(1)))
    func haveHeaders() async throws {
        try await withFleet { _, history in
            let site = DashboardSite(history: history, guardian: SiteGuard(token: "secret")) { fleetNow }
            try await DashboardServer.withOpen(site, host: "127.0.0.1", port: 0) { port in
                let badge = try await head("/badge/orders/p95.svg", port, token: "secret")

                #expect(site.answer(request("/badge/orders/p95.svg")).status == 401)
                #expect(badge.statusCode == 200)
                #expect(badge.value(forHTTPHeaderField: "Cache-Control") == "max-age=60")
                let policy = badge.value(forHTTPHeaderField: "Content-Security-Policy")
                #expect(policy == "default-src 'none'; frame-ancestors 'none'; sandbox")
                #expect(badge.value(forHTTPHeaderField: "X-Content-Type-Options") == "nosniff")
            }
        }
    }

    private func site(_ history: String, now: Timestamp = fleetNow) -> DashboardSite {
        DashboardSite(history: history, guardian: SiteGuard(token: nil)) { now }
    }

    private func request(_ target: String) -> SiteRequest { SiteRequest(target: target, host: "localhost") }

    private func head(_ path: String, _ port: Int, token: String) async throws -> HTTPURLResponse {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
        request.httpMethod = "HEAD"
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        let session = URLSession(configuration: .ephemeral)
        defer { session.invalidateAndCancel() }
        return try #require(try await session.data(for: request).1 as? HTTPURLResponse)
    }
}
