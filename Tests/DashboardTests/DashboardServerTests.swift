import Foundation
import FoundationNetworking
import Testing
import Warming

@testable import Dashboard

@Suite("The dashboard's server")
struct DashboardServerTests {
    @Test("It answers over HTTP, with a policy that lets nothing in from elsewhere", .timeLimit(.minutes(1)))
    func answers() async throws {
        let site = DashboardSite(history: "/no/such.sqlite", guardian: SiteGuard(token: nil)) { midnight }

        try await DashboardServer.withOpen(site, host: "127.0.0.1", port: 0) { port in
            let (sheet, style) = try await fetch("GET", "/style.css", port)
            let (_, page) = try await fetch("GET", "/", port)
            let (nothing, head) = try await fetch("HEAD", "/live.js", port)
            let (_, post) = try await fetch("POST", "/", port)

            #expect(style.statusCode == 200 && sheet == StyleSheet.text.text)
            #expect(style.value(forHTTPHeaderField: "Content-Type") == "text/css; charset=utf-8")
            let policy = style.value(forHTTPHeaderField: "Content-Security-Policy") ?? ""
            #expect(policy.hasPrefix("default-src 'none'; ") && !policy.contains("unsafe"))
            #expect(page.statusCode == 404)
            #expect(head.statusCode == 200 && nothing.isEmpty)
            #expect(post.statusCode == 405)
        }
    }

    @Test("A port that is taken is said, with what to do", .timeLimit(.minutes(1)))
    func saysTakenPort() async throws {
        let site = DashboardSite(history: "/no/such.sqlite", guardian: SiteGuard(token: nil)) { midnight }

        try await DashboardServer.withOpen(site, host: "127.0.0.1", port: 0) { port in
            let error = await #expect(throws: DashboardError.self) {
                try await DashboardServer.withOpen(site, host: "127.0.0.1", port: port) { _ in }
            }

            #expect(error?.code == .unavailablePort && error?.message.contains("choose another port") == true)
        }
    }

    private func fetch(_ method: String, _ path: String, _ port: Int) async throws -> (String, HTTPURLResponse) {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
        request.httpMethod = method
        let session = URLSession(configuration: .ephemeral)
        defer { session.invalidateAndCancel() }
        let (data, response) = try await session.data(for: request)
        return (String(decoding: data, as: UTF8.self), try #require(response as? HTTPURLResponse))
    }
}
