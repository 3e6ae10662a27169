import Testing
import Warming

@Suite("HTTP URL")
struct HTTPURLTests {
    @Test(
        "A URL is taken apart into scheme, host, port and request target",
        arguments: [
            ("http://example.com", false, "example.com", 80, "/"),
            ("https://example.com", true, "example.com", 443, "/"),
            ("https://example.com/", true, "example.com", 443, "/"),
            ("https://example.com:8443/a/b", true, "example.com", 8443, "/a/b"),
            ("http://example.com:443/", false, "example.com", 443, "/"),
            ("http://example.com:/a", false, "example.com", 80, "/a"),
            ("http://example.com:00080/", false, "example.com", 80, "/"),
            ("http://example.com:65535/", false, "example.com", 65535, "/"),
            ("https://example.com?a=b", true, "example.com", 443, "/?a=b"),
            ("https://example.com/a?b=c?d=/e", true, "example.com", 443, "/a?b=c?d=/e"),
            ("https://example.com/a?b#c?d", true, "example.com", 443, "/a?b"),
            ("https://example.com#top", true, "example.com", 443, "/"),
            ("HTTPS://API.Example.COM/Path?Query", true, "api.example.com", 443, "/Path?Query"),
            ("https://under_score.example-1.com./", true, "under_score.example-1.com.", 443, "/"),
            ("http://127.0.0.1:8080/x", false, "127.0.0.1", 8080, "/x"),
            ("http://[::1]", false, "::1", 80, "/"),
            ("http://[2001:DB8::A]:8080?q", false, "2001:db8::a", 8080, "/?q"),
            ("http://[::ffff:192.0.2.1]:/", false, "::ffff:192.0.2.1", 80, "/"),
            ("https://example.com/@user/a:b%20c", true, "example.com", 443, "/@user/a:b%20c"),
            ("https://example.com//a/../b", true, "example.com", 443, "//a/../b"),
        ]
    )
    func reads(text: String, isSecure: Bool, host: String, port: Int, target: String) throws {
        let url = try HTTPURL(text)

        #expect(url.isSecure == isSecure)
        #expect(url.host == host)
        #expect(url.port == port)
        #expect(url.requestTarget == target)
    }

    @Test(
        "An IPv6 zone keeps its case, may be written as RFC 6874 has it, and is not for the peer to see",
        arguments: ["http://[FE80::1%Eth0]:8080/a", "http://[fe80::1%25Eth0]:8080/a"]
    )
    func zone(text: String) throws {
        let url = try HTTPURL(text)

        #expect(url.host == "fe80::1%Eth0")
        #expect(url.authority == "[fe80::1]:8080")
        #expect(url.description == "http://[fe80::1%25Eth0]:8080/a")
    }

    @Test(
        "The authority names a port only when that is not the scheme's own",
        arguments: [
            ("http://Example.com", "example.com"), ("http://example.com:80", "example.com"),
            ("https://example.com:80", "example.com:80"), ("https://example.com:443/", "example.com"),
            ("http://[::1]:80/", "[::1]"), ("https://[::1]:80/", "[::1]:80"),
        ]
    )
    func authority(text: String, authority: String) throws {
        #expect(try HTTPURL(text).authority == authority)
    }

    @Test(
        "What is printed of a URL can be read again",
        arguments: [
            "http://example.com/", "https://example.com:8443/a?b=c", "http://[::1]:8080/",
            "https://[fe80::1%25eth0]/?a",
        ]
    )
    func prints(text: String) throws {
        let url = try HTTPURL(text)

        #expect(url.description == text)
        #expect(try HTTPURL(url.description) == url)
    }

    @Test("URLs that differ only in what makes no difference are equal")
    func equality() throws {
        #expect(try HTTPURL("HTTP://Example.com:80#a") == HTTPURL("http://example.com/"))
        #expect(try HTTPURL("http://example.com/a") != HTTPURL("http://example.com/A"))
    }
}
