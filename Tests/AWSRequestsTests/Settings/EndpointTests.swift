import Testing

@testable import AWSRequests

@Suite("Endpoints")
struct EndpointTests {
    @Test(
        "A URL of http or https is an endpoint",
        arguments: [
            ("https://lambda.eu-west-1.amazonaws.com", "lambda.eu-west-1.amazonaws.com", 443, ""),
            ("http://localhost:9001/", "localhost:9001", 9001, ""), ("HTTP://127.0.0.1:80", "127.0.0.1", 80, ""),
            ("http://[::1]:4566/a/b/", "[::1]:4566", 4566, "/a/b"), ("https://host:443", "host", 443, ""),
        ]
    )
    func reads(url: String, authority: String, port: Int, path: String) throws {
        let endpoint = try AWSEndpoint(url)

        #expect(endpoint.authority == authority)
        #expect(endpoint.port == port)
        #expect(endpoint.path == path)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "localhost:9001", "ftp://host", "http://", "http://:80", "http://host:0", "http://host:65536",
            "http://host:+1", "http://host:8a", "http://ho st", "http://host/?a=b", "http://host#a", "http://[::1",
            "http://[]", "http://[host]", "http:///path", "https:host", "http://host\r\nX: y", "http://hö.st",
        ]
    )
    func refuses(url: String) {
        let error = #expect(throws: AWSError.self) { try AWSEndpoint(url) }

        #expect(error?.code == .invalidSetting)
    }

    @Test("A password in a URL is not repeated")
    func keepsPassword() {
        let error = #expect(throws: AWSError.self) { try AWSEndpoint("http://user:hunter2@host") }

        #expect(error?.message.contains("hunter2") == false)
    }

    @Test("The path of an endpoint comes before the path of a request, also in the signature")
    func joinsPaths() throws {
        let endpoint = try AWSEndpoint("http://localhost:9001/base")
        let request = AWSRequest("GET", to: endpoint, path: "/2015-03-31/functions", query: "MaxItems=50")

        #expect(request.target == "/base/2015-03-31/functions?MaxItems=50")
        #expect(CanonicalRequest(request: request).text().text.hasPrefix("GET\n/base/2015-03-31/functions\n"))
    }
}
