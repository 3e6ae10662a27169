import Testing
import Warming
import WarmingConfiguration

@Suite("Configuration")
struct ParsingTests {
    @Test("A bare URL is a target with the defaults of Warming, named as it is written")
    func readsBareURL() throws {
        let configuration = try parse("targets:\n  - HTTPS://API.example.com/orders#top")

        let url = try HTTPURL("https://api.example.com/orders")
        let endpoint = try HTTPEndpoint(url: url, shownURL: "HTTPS://API.example.com/orders#top")
        #expect(configuration.targets == [try Target(endpoint: endpoint)])
        #expect(configuration.targets.first?.name == "HTTPS://API.example.com/orders#top")
    }

    @Test("Without a word about the round, it has the defaults of Warming")
    func readsNothing() throws {
        let configuration = try parse(file(top: ""))

        #expect(try configuration.limits(maxInFlight: 7) == RoundLimits(maxInFlight: 7))
        #expect(configuration.schedule == nil)
        #expect(configuration.certificateAuthorityFile == nil)
        #expect(configuration.heartbeat == nil)
        #expect(configuration.alerts.isEmpty)
        #expect(configuration.history == HistorySettings())
    }

    @Test("Every key of the file is read")
    func readsTop() throws {
        let configuration = try parse(
            file(
                top: "schedule: rate(5 minutes)",
                "timezone: Europe/Berlin",
                "timeout: 7s",
                "deadline: 1m",
                "max-in-flight: 20",
                "slice: 500",
                "retries: 2",
                "slow: 800ms",
                "ca-file: 'ca.pem'",
                "heartbeat: https://hc-ping.com/5e2a",
                "alerts:",
                "  - {url: 'https://hooks.example/a', after: 5, cold-share: 20%, format: slack}",
                "  - url: https://hooks.example/b",
                "history: {file: rounds.sqlite, keep-pings: 14d, keep-rounds: 9w}",
                "dashboard: '[::1]:8080'"
            )
        )

        #expect(configuration.schedule?.schedule.description == "rate(5 minutes)")
        #expect(configuration.schedule?.timeZone?.identifier == "Europe/Berlin")
        #expect(configuration.slice == 500)
        #expect(configuration.certificateAuthorityFile?.value == "ca.pem")
        #expect(try configuration.heartbeat == Heartbeat(url: HTTPURL("https://hc-ping.com/5e2a")))
        #expect(
            try configuration.alerts == [
                Alert(url: HTTPURL("https://hooks.example/a"), after: 5, coldShare: 20, format: .slack),
                Alert(url: HTTPURL("https://hooks.example/b"), after: 3),
            ]
        )
        #expect(configuration.history.file?.value == "rounds.sqlite")
        #expect(configuration.history.keepPings == .seconds(14 * 86400))
        #expect(configuration.history.keepRounds == .seconds(63 * 86400))
        #expect(try configuration.history.dashboard == ListenAddress("[::1]:8080"))
        #expect(configuration.targets.map(\.timeout) == [.seconds(7)])
        let limits = try RoundLimits(
            deadline: .seconds(60),
            maxInFlight: 20,
            retries: 2,
            slowAfter: .milliseconds(800)
        )
        #expect(try configuration.limits(maxInFlight: 1) == limits)
    }

    @Test("Every key of a target is read")
    func readsTarget() throws {
        let configuration = try parse(
            file(
                target: "method: POST",
                "headers: {X-Warmup: 1, X-On: on}",
                "body: |",
                "  {}",
                "environments: 3",
                "accept: 200-299,401",
                "timeout: 20s",
                "insecure: true"
            )
        )

        let endpoint = try HTTPEndpoint(
            url: HTTPURL("https://api.example.com/orders"),
            method: "POST",
            headers: [HTTPHeader(name: "X-Warmup", value: "1"), HTTPHeader(name: "X-On", value: "on")],
            body: Array("{}\n".utf8),
            accept: AcceptedStatuses("200-299,401"),
            isInsecure: true
        )
        let target = try Target(name: "orders", endpoint: endpoint, environments: 3, timeout: .seconds(20))
        #expect(configuration.targets == [target])
    }

    @Test(
        "Statuses are one, a text, or a list of both",
        arguments: [
            ("200", "200"), ("'200'", "200"), ("200-299,401", "200-299,401"),
            ("[200, 401-403, '500']", "200,401-403,500"),
            ("['200,204', 301]", "200,204,301"),
        ]
    )
    func readsStatuses(written: String, statuses: String) throws {
        let configuration = try parse(file(target: "accept: \(written)"))

        #expect(configuration.targets.first?.endpoint?.accept.description == statuses)
    }

    @Test("A target's own timeout comes first, then that of the defaults, then the file's")
    func choosesTimeout() throws {
        let targets = "targets:\n- https://a.example\n- {url: https://b.example, timeout: 3s}"

        let both = try parse("timeout: 1s\ndefaults: {timeout: 2s}\n\(targets)")
        let one = try parse("timeout: 1s\ndefaults: {method: HEAD}\n\(targets)")

        #expect(both.targets.map(\.timeout) == [.seconds(2), .seconds(3)])
        #expect(one.targets.map(\.timeout) == [.seconds(1), .seconds(3)])
    }

    @Test("What a target says replaces the defaults, and its headers those of the same name in any case")
    func fillsFromDefaults() throws {
        let configuration = try parse(
            """
            defaults: {method: HEAD, headers: {Accept: text/html, X-A: a}, accept: 204, environments: 2, insecure: true}
            targets:
              - https://a.example
              - {url: https://b.example, method: GET, headers: {x-b: b, ACCEPT: '*'}, environments: 1, insecure: false}
            """
        )

        let endpoints = configuration.targets.compactMap(\.endpoint)
        #expect(endpoints.map(\.method) == ["HEAD", "GET"])
        #expect(endpoints.map { $0.headers.map(\.name) } == [["Accept", "X-A"], ["ACCEPT", "X-A", "x-b"]])
        #expect(endpoints.last?.headers.first?.value == "*")
        #expect(endpoints.map(\.accept.description) == ["204", "204"])
        #expect(endpoints.map(\.isInsecure) == [true, false])
        #expect(configuration.targets.map(\.environments) == [2, 1])
    }

    @Test("Targets keep the order of the file")
    func keepsOrder() throws {
        let lines = (1...50).map { "  - https://api.example.com/\($0)\n" }

        let configuration = try parse("targets:\n" + lines.joined())

        #expect(configuration.targets.map(\.name) == (1...50).map { "https://api.example.com/\($0)" })
    }

    @Test("A byte order mark and Windows line ends are taken as they come")
    func readsWindowsText() throws {
        #expect(try parse("\u{FEFF}targets:\r\n  - https://a.example\r\n").targets.count == 1)
        #expect(
            mistakes("\u{FEFF}foo: 1\r\ntargets:\r\n  - 1\r\n").map { $0.prefix(18) } == [
                "keepwarm.yaml:1:1:", "keepwarm.yaml:3:5:",
            ]
        )
    }
}
