import OddServers
import Testing
import Warming

@testable import Pinging

@Suite("Requests", .timeLimit(.minutes(1)))
struct RequestTests {
    @Test(
        "A request is short, asks for the connection to be closed, and says that it is a ping",
        arguments: OddServer.Loopback.allCases
    )
    func asksForHealth(loopback: OddServer.Loopback) async throws {
        try await withOddServer(.answer(), on: loopback) { server in
            _ = try await ping(server, "/health?deep=1#top")

            let request = try #require(server.log.requests.first)
            let host = loopback == .ipv6 ? "[::1]" : "127.0.0.1"
            #expect(
                request.head == """
                    GET /health?deep=1 HTTP/1.1\r
                    Host: \(host):\(server.port)\r
                    User-Agent: keepwarm/test\r
                    Accept: */*\r
                    Connection: close\r
                    keepwarm-ping: version=1;round=0;ping=1;of=1;hold=0
                    """
            )
            #expect(request.body.isEmpty)
        }
    }

    @Test(
        "The host names the port unless it is the scheme's own",
        arguments: [
            ("http://example.com/", "example.com"), ("https://example.com/", "example.com"),
            ("https://example.com:443/", "example.com"), ("http://example.com:443/", "example.com:443"),
            ("https://example.com:80/", "example.com:80"), ("http://[::1]/", "[::1]"),
            ("http://[::1]:8080/", "[::1]:8080"),
        ]
    )
    func namesPort(url: String, host: String) throws {
        let endpoint = try HTTPEndpoint(url: HTTPURL(url))

        let text = String(decoding: HTTPRequest.bytes(of: endpoint, userAgent: "test"), as: UTF8.self)

        #expect(text.contains("\r\nHost: \(host)\r\n"))
    }

    @Test("Headers of the endpoint's own come last, and replace those of every ping")
    func replacesHeaders() async throws {
        try await withOddServer(.answer()) { server in
            var target = try makeTarget(server.url())
            let headers = try [
                HTTPHeader(name: "host", value: "inside.example"), HTTPHeader(name: "USER-AGENT", value: "other"),
                HTTPHeader(name: "Accept", value: "text/html"), HTTPHeader(name: "X-Twice", value: "1"),
                HTTPHeader(name: "X-Twice", value: "2"), HTTPHeader(name: "X-Empty", value: ""),
            ]
            target.updateEndpoint { $0.headers = headers }

            _ = try await ping(target)

            #expect(
                server.log.requests.first?.head == """
                    GET / HTTP/1.1\r
                    Connection: close\r
                    keepwarm-ping: version=1;round=0;ping=1;of=1;hold=0\r
                    host: inside.example\r
                    USER-AGENT: other\r
                    Accept: text/html\r
                    X-Twice: 1\r
                    X-Twice: 2\r
                    X-Empty:\u{20}
                    """
            )
        }
    }

    @Test("A body is sent with its length", arguments: ["", "{}", "caf\u{e9}\r\n\r\n"])
    func sendsBody(body: String) async throws {
        try await withOddServer(.answer()) { server in
            var target = try makeTarget(server.url())
            target.updateEndpoint { $0.method = "POST" }
            target.updateEndpoint { $0.body = Array(body.utf8) }

            _ = try await ping(target)

            let request = try #require(server.log.requests.first)
            #expect(request.values(of: "Content-Length") == ["\(body.utf8.count)"])
            #expect(request.body == Array(body.utf8))
        }
    }

    @Test(
        "A request without a body has a length of 0 where one could be expected, and none elsewhere",
        arguments: [
            ("POST", ["0"]), ("PUT", ["0"]), ("PATCH", ["0"]), ("GET", []), ("HEAD", []), ("OPTIONS", []),
            ("PURGE", []), ("get", []),
        ]
    )
    func sendsLengthOfNothing(method: String, length: [String]) async throws {
        try await withOddServer(.answer()) { server in
            var target = try makeTarget(server.url())
            target.updateEndpoint { $0.method = method }

            let answer = try await ping(target)

            let request = try #require(server.log.requests.first)
            #expect(answer.outcome == Outcome(.answered))
            #expect(request.method == method)
            #expect(request.values(of: "Content-Length") == length)
        }
    }

    @Test("Every ping has a connection of its own")
    func connectsAnew() async throws {
        try await withOddServer(.answer(headers: ["Connection: keep-alive"], keepsOpen: true)) { server in
            let target = try makeTarget(server.url())

            try await withTestPinger { pinger in
                for _ in 1...3 {
                    let answer = await pinger.ping(Ping(target: target))
                    #expect(answer.outcome == Outcome(.answered))
                }
            }

            #expect(server.log.requests.map(\.connection) == [1, 2, 3])
            try await server.log.wait(for: .connectionClosed, count: 3)
        }
    }
}
