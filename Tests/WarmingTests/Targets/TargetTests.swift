import Testing
import Warming

@Suite("Target and its endpoint")
struct TargetTests {
    private let url: HTTPURL

    init() throws {
        url = try HTTPURL("https://example.com/health?key=hunter2")
    }

    @Test("An endpoint asks with GET, and wants a success, unless told otherwise")
    func defaults() throws {
        let endpoint = try HTTPEndpoint(url: url)

        #expect(endpoint.method == "GET")
        #expect(endpoint.headers == [])
        #expect(endpoint.body == nil)
        #expect(endpoint.accept == .success)
        #expect(!endpoint.isInsecure)
        #expect(endpoint.shownURL == "https://example.com/health?key=hunter2")
    }

    @Test("A method is any token but CONNECT", arguments: ["GET", "HEAD", "POST", "PURGE", "get", "M-SEARCH"])
    func methods(method: String) throws {
        #expect(try HTTPEndpoint(url: url, method: method).method == method)
    }

    @Test("A method that cannot be sent is refused, and named", arguments: ["", "CONNECT", "GET /", "GE\r\nT", "GÉT"])
    func refusesMethod(method: String) {
        #expect(
            throws: WarmingError(
                .invalidMethod,
                "'\(method)' is not a method to ping with; use GET, HEAD or POST."
            )
        ) {
            try HTTPEndpoint(url: url, method: method)
        }
    }

    @Test("An endpoint with a secret in its URL or its body prints neither")
    func hides() throws {
        let endpoint = try HTTPEndpoint(
            url: url,
            shownURL: "https://example.com/health?key=${KEY}",
            method: "POST",
            body: Array("hunter2".utf8)
        )
        let target = try Target(endpoint: endpoint)
        var dumped = ""
        dump(target, to: &dumped)

        for printed in ["\(endpoint)", String(reflecting: endpoint), "\(target)", String(reflecting: target), dumped] {
            #expect(!printed.contains("hunter2"))
            // The bytes as a list, on one line and on several; a number alone may stand in an address.
            #expect(!printed.contains("104, 117"))
            #expect(!printed.contains("- 104\n"))
        }
        #expect("\(endpoint)" == "POST https://example.com/health?key=${KEY}")
        #expect(target.name == "https://example.com/health?key=${KEY}")
    }

    @Test("A target has its URL for a name, one environment and ten seconds, unless told otherwise")
    func targetDefaults() throws {
        let target = try Target(endpoint: HTTPEndpoint(url: url, shownURL: "shown"))

        #expect(target.name == "shown")
        #expect(target.environments == 1)
        #expect(target.timeout == .seconds(10))
        #expect(Ping(target: target).timeout == .seconds(10))
        #expect(Ping(target: target).environment == 1)
    }

    @Test("A target's limits are taken at their ends", arguments: [1, 1000])
    func limits(environments: Int) throws {
        #expect(try Target.named("a", environments: environments).environments == environments)
        #expect(try Target.named("a", timeout: .milliseconds(1)).timeout == .milliseconds(1))
    }

    @Test("Environments out of range are refused, and named", arguments: [0, -1, 1001, .max, .min])
    func refusesEnvironments(environments: Int) {
        #expect(
            throws: WarmingError(.invalidTarget, "'a' asks for \(environments) environments; ask for 1 to 1000.")
        ) {
            try Target.named("a", environments: environments)
        }
    }

    @Test("A timeout that is not positive is refused, and named", arguments: [Duration.zero, .seconds(-1)])
    func refusesTimeout(timeout: Duration) {
        #expect(
            throws: WarmingError(.invalidTarget, "'a' has a timeout of \(timeout.text); give it at least 1ms.")
        ) {
            try Target.named("a", timeout: timeout)
        }
    }

    @Test(
        "A name that is empty, or has control characters or line separators, is refused",
        arguments: ["", "a\n", "\u{1B}[2J", "a\u{7F}", "a\u{85}b", "\u{9B}2J", "a\u{2028}b", "\u{2029}"]
    )
    func refusesName(name: String) throws {
        let endpoint = try HTTPEndpoint(url: url)

        #expect(
            throws: WarmingError(
                .invalidTarget,
                "A target's name is empty or has control characters; write a short name."
            )
        ) {
            try Target(name: name, endpoint: endpoint)
        }
    }
}
