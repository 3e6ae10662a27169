import Testing
import Warming

@Suite("Refused URLs")
struct HTTPURLRefusalTests {
    /// The message that a text is refused with.
    private func refusal(of text: String) -> String? {
        do {
            _ = try HTTPURL(text)
            return nil
        } catch {
            return error.code == .invalidURL ? error.message : "another code"
        }
    }

    @Test(
        "A URL that cannot be pinged is refused with its own text and the reason",
        arguments: [
            ("", "write it with its scheme, like https://example.com/health"),
            ("example.com/health", "write it with its scheme, like https://example.com/health"),
            ("example.com:8080/a", "write it with its scheme, like https://example.com:8080/a"),
            ("https:/example.com", "write it with its scheme"),
            ("//example.com", "write it with its scheme"),
            ("https://", "it has no host"), ("https:///a", "it has no host"), ("https://?a", "it has no host"),
            ("https://:8080/", "it has no host"),
            ("https://exa mple.com/", "it has a blank or a character outside ASCII; percent-encode it"),
            ("https://example.com/a b", "it has a blank or a character outside ASCII"),
            ("https://example.com/\u{7F}", "it has a blank or a character outside ASCII"),
            ("https://bücher.example/", "it has a blank or a character outside ASCII"),
            ("https://example.com/ü", "it has a blank or a character outside ASCII"),
            ("https://exa%6Dple.com/", "'exa%6Dple.com' is not a host name"),
            ("https://example,com/", "'example,com' is not a host name; write a name outside ASCII in its xn-- form"),
            ("https://a:b:c/", "'b:c' is not a port from 1 to 65535"),
            ("https://::1/", "it has no host"),
            ("https://example.com:0/", "'0' is not a port from 1 to 65535"),
            ("https://example.com:65536/", "'65536' is not a port from 1 to 65535"),
            ("https://example.com:99999999999999999999/", "is not a port from 1 to 65535"),
            ("https://example.com:-1/", "'-1' is not a port"), ("https://example.com:+1/", "'+1' is not a port"),
            ("https://example.com:8o/", "'8o' is not a port"),
            ("https://[::1/", "the IPv6 address has no closing bracket"),
            ("https://[::1]x/", "'x' follows the IPv6 address"),
            ("https://[]/", "'' is not an IPv6 address"), ("https://[1.2.3.4]/", "'1.2.3.4' is not an IPv6 address"),
            ("https://[::g]/", "'::g' is not an IPv6 address"), ("https://[::1%]/", "'::1%' is not an IPv6 address"),
            ("https://[v1.x:y]/", "'v1.x:y' is not an IPv6 address"),
        ]
    )
    func refuses(text: String, reason: String) throws {
        let message = try #require(refusal(of: text))

        #expect(message.hasPrefix("'\(text)' is not a URL to ping: "))
        #expect(message.contains(reason))
        #expect(message.hasSuffix("."))
    }

    @Test(
        "A scheme that is neither http nor https is refused by name",
        arguments: ["ftp", "ws", "file", "httpss", "HTTPX"]
    )
    func refusesScheme(scheme: String) {
        #expect(
            refusal(of: "\(scheme)://example.com/")
                == "'\(scheme.lowercased())' is not a scheme to ping; use http or https."
        )
    }

    @Test("A host name longer than DNS allows is refused")
    func refusesLongHost() {
        #expect(refusal(of: "https://\(String(repeating: "a", count: 253))/") == nil)
        #expect(refusal(of: "https://\(String(repeating: "a", count: 254))/")?.contains("is not a host name") == true)
    }

    @Test(
        "A URL that may hold a password is never repeated, whatever else is wrong with it",
        arguments: [
            "https://user:hunter2@example.com/", "https://hunter2@example.com", "https://user:hunter2@", "hunter2@host",
            "user:hunter2@example.com/", "https:/user:hunter2@example.com", "https:///user:hunter2@example.com",
            "https://user:hunter2/x@example.com/", "https://user:hunter2#x@example.com/",
            "https://user:hunter2?x@example.com/", "https://us er:hunter2@example.com", "hunter2@x://example.com",
            "https://user:hunter2 @example.com/", "https://[hunter2@example.com]", "https://user:hunter2@[::1",
            "https://user\\hunter2/@example.com",
        ]
    )
    func hidesPassword(text: String) throws {
        let message = try #require(refusal(of: text))

        #expect(!message.contains("hunter2"))
        #expect(!message.contains("user:"))
    }

    @Test("A user name and a password are refused with what to do instead")
    func refusesUserInfo() {
        #expect(
            refusal(of: "https://user:password@example.com/")
                == "A URL with a user name or password in it cannot be used; send them in an Authorization header instead."
        )
    }
}
