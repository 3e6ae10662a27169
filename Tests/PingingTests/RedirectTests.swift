import OddServers
import Testing
import Warming

@Suite("Redirects", .timeLimit(.minutes(1)))
struct RedirectTests {
    @Test("A redirect tells where it points", arguments: [300, 301, 302, 303, 307, 308])
    func tellsLocation(status: Int) async throws {
        try await withOddServer(.redirect("https://example.com/new?a=b", status: status)) { server in
            let answer = try await ping(server)

            #expect(answer.outcome == Outcome(.redirected, "https://example.com/new?a=b"))
            #expect(answer.status == status)
        }
    }

    @Test("A redirect is not followed")
    func isNotFollowed() async throws {
        try await withOddServer(.answer()) { second in
            try await withOddServer(.redirect(second.url("/next"))) { first in
                let answer = try await ping(first)

                #expect(answer.outcome == Outcome(.redirected, second.url("/next")))
                #expect(first.log.connectionCount == 1)
                #expect(second.log.connectionCount == 0)
            }
        }
    }

    @Test("A redirect to nowhere is an unexpected status", arguments: ["X-Other: 1", "Location:", "Location: \t "])
    func needsLocation(header: String) async throws {
        try await withOddServer(.answer(status: 302, headers: [header])) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.unexpectedStatus, "wanted 200-299"))
        }
    }

    @Test("A location counts with a redirect alone")
    func ignoresOtherLocations() async throws {
        try await withOddServer(.answer(status: 404, headers: ["Location: /new"])) { server in
            let answer = try await ping(server)
            #expect(answer.outcome.code == .unexpectedStatus)
        }
    }

    @Test("A location in an interim response is not the redirect's own")
    func ignoresInterimLocations() async throws {
        let text = "HTTP/1.1 103 Early\r\nLocation: /early\r\n\r\nHTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"
        try await withOddServer(.raw("an early location", text)) { server in
            let answer = try await ping(server)
            #expect(answer.outcome.code == .unexpectedStatus)
        }
    }

    @Test("A location that may repeat a secret of the URL is not shown", arguments: ["s3cret", "other"])
    func hidesSecrets(repeated: String) async throws {
        try await withOddServer(.redirect("/login?next=%2Fhook%3Ftoken%3D\(repeated)")) { server in
            var target = try makeTarget(server.url("/hook?token=s3cret"))
            target.updateEndpoint { $0.shownURL = server.url("/hook?token=${TOKEN}") }

            let answer = try await ping(target)

            #expect(answer.outcome == Outcome(.redirected, "another place, not shown since the URL holds a secret"))
            #expect(answer.status == 302)
        }
    }

    @Test("A location is shown where the URL is merely written in another way")
    func showsLocationOfURLWithoutSecret() async throws {
        try await withOddServer(.redirect("/new")) { server in
            var target = try makeTarget(server.url("/"))
            target.updateEndpoint { $0.shownURL = "HTTP://127.0.0.1:\(server.port)#top" }

            let answer = try await ping(target)

            #expect(answer.outcome == Outcome(.redirected, "/new"))
        }
    }

    @Test(
        "A location shows nothing but printable ASCII",
        arguments: [
            ("/\u{1b}[31mred\u{7}", "/%1B[31mred%07"), ("/a\tb c", "/a%09b%20c"), ("/\u{7f}", "/%7F"),
            ("/caf\u{e9}", "/caf%C3%A9"), ("/\u{9b}31m", "/%C2%9B31m"), ("/\u{202e}gpj.exe", "/%E2%80%AEgpj.exe"),
            ("/100%", "/100%"),
        ]
    )
    func showsPrintableASCII(location: String, shown: String) async throws {
        try await withOddServer(.redirect(location)) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.redirected, shown))
        }
    }

    @Test("A location that is not even UTF-8 is shown")
    func showsInvalidUTF8() async throws {
        let head = Array("HTTP/1.1 302 Found\r\nLocation: /".utf8) + [0xFF, 0x9B] + Array("\r\n\r\n".utf8)
        try await withOddServer(Behaviour("bytes", .write(head), .finish)) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.redirected, "/%FF%9B"))
        }
    }

    @Test("A long location is cut")
    func cutsLongLocation() async throws {
        try await withOddServer(.redirect("/" + String(repeating: "x", count: 60_000))) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.redirected, "/" + String(repeating: "x", count: 2047)))
        }
    }
}
