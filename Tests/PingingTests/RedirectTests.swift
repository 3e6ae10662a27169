import OddServers
import Pinging
import Testing
import Warming

@Suite("Redirects", .timeLimit(.minutes(1)))
struct RedirectTests {
    @Test(
        "A redirect is not followed, and told as far as it cannot repeat a secret",
        arguments: [
            ("https://login.example/authorize", nil, "https://login.example/authorize"),
            ("https://login.example/authorize?key=hunter2#x", nil, "https://login.example/authorize"),
            ("/login#hunter2", nil, "/login"),
            ("https://api.example/hunter2/health", "https://api.example/${KEY}/health", nil),
        ] as [(String, String?, String?)]
    )
    func told(location: String, shownURL: String?, detail: String?) async throws {
        try await withOddServer(.redirect(location)) { server in
            let endpoint = try HTTPEndpoint(url: HTTPURL(server.url("/health")), shownURL: shownURL)
            let ping = Ping(target: try Target(endpoint: endpoint))

            let answer = try await HTTPPinger.withPinger(userAgent: "keepwarm/test") { await $0.ping(ping) }

            #expect(answer.outcome == Outcome(.redirected, detail))
            #expect(answer.status == 302)
        }
    }
}
