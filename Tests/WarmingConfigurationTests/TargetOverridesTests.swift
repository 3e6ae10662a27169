import Testing
import Warming
import WarmingConfiguration

@Suite("Target overrides")
struct TargetOverridesTests {
    private let target: Target

    init() throws {
        target = try Target(
            name: "orders",
            endpoint: HTTPEndpoint(
                url: HTTPURL("https://api.example.com/orders?key=secret"),
                shownURL: "https://api.example.com/orders?key=${KEY}",
                method: "POST",
                headers: [HTTPHeader(name: "X-A", value: "1"), HTTPHeader(name: "X-B", value: "2")],
                body: [1, 2, 3],
                accept: AcceptedStatuses("401")
            ),
            environments: 3,
            timeout: .seconds(5)
        )
    }

    @Test("No override leaves a target as it is")
    func none() throws {
        #expect(try TargetOverrides().applied(to: target) == target)
    }

    @Test("Each override replaces its own property and no other")
    func each() throws {
        let statuses = try AcceptedStatuses("200")
        var expected = target

        expected.updateEndpoint { $0.method = "HEAD" }
        #expect(try TargetOverrides(method: "HEAD").applied(to: target) == expected)
        expected = target
        expected.updateEndpoint { $0.accept = statuses }
        #expect(try TargetOverrides(accept: statuses).applied(to: target) == expected)
        expected = target
        expected.environments = 7
        #expect(try TargetOverrides(environments: 7).applied(to: target) == expected)
        expected = target
        expected.timeout = .seconds(1)
        #expect(try TargetOverrides(timeout: .seconds(1)).applied(to: target) == expected)
        expected = target
        expected.updateEndpoint { $0.isInsecure = true }
        #expect(try TargetOverrides(isInsecure: true).applied(to: target) == expected)
    }

    @Test("A target that goes unchecked of its own accord stays so")
    func staysInsecure() throws {
        var insecure = target
        insecure.updateEndpoint { $0.isInsecure = true }

        #expect(try TargetOverrides(method: "GET").applied(to: insecure).endpoint?.isInsecure == true)
    }

    @Test("A header replaces those of the same name, in any case, and follows the others")
    func headers() throws {
        let headers = [
            try HTTPHeader(name: "x-a", value: "3"), try HTTPHeader(name: "X-C", value: "4"),
            try HTTPHeader(name: "X-C", value: "5"),
        ]

        let applied = try #require(TargetOverrides(headers: headers).applied(to: target).endpoint).headers

        #expect(applied.map(\.name) == ["X-B", "x-a", "X-C", "X-C"])
        #expect(applied.map(\.value) == ["2", "3", "4", "5"])
    }

    @Test("An override out of its range is refused")
    func refuses() {
        #expect(throws: WarmingError.self) { try TargetOverrides(method: "A B").applied(to: target) }
        #expect(throws: WarmingError.self) { try TargetOverrides(environments: 0).applied(to: target) }
        #expect(throws: WarmingError.self) { try TargetOverrides(timeout: .zero).applied(to: target) }
    }

    @Test("A URL alone becomes a target of that name; one that comes up again gets a number")
    func urls() throws {
        let urls = ["https://a.example", "HTTPS://B.example/x", "https://a.example", "https://a.example"]

        let targets = try TargetOverrides(method: "HEAD", environments: 2).targets(for: urls)

        #expect(
            targets.map(\.name) == [
                "https://a.example", "HTTPS://B.example/x", "https://a.example (2)", "https://a.example (3)",
            ]
        )
        #expect(targets.map(\.endpoint?.shownURL) == urls)
        #expect(targets[1].endpoint?.url.host == "b.example")
        #expect(targets.allSatisfy { $0.endpoint?.method == "HEAD" && $0.environments == 2 })
        #expect(try TargetOverrides().targets(for: []) == [])
    }

    @Test("A URL that cannot be pinged is refused, and named unless it may hold a password")
    func refusesURL() {
        func message(_ url: String) -> String {
            do throws(WarmingError) {
                _ = try TargetOverrides().targets(for: ["https://a.example", url])
                return "accepted"
            } catch {
                return error.message
            }
        }

        #expect(message("ftp.example").hasPrefix("'ftp.example' is not a URL to ping"))
        #expect(!message("https://u:hunter2@a.example").contains("hunter2"))
    }
}
