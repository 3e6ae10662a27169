import Testing
import Warming
import WarmingConfiguration

@Suite("Secrets of a configuration")
struct SecrecyTests {
    /// Every place that a variable may stand in.
    private static let lines = [
        "schedule: ${SECRET}", "timezone: ${SECRET}", "timeout: ${SECRET}", "timeout: 1${SECRET}",
        "deadline: ${SECRET}",
        "max-in-flight: ${SECRET}", "retries: ${SECRET}", "slow: ${SECRET}", "ca-file: ${SECRET}",
        "alerts: ['${SECRET}']", "alerts: [{url: '${SECRET}'}]", "alerts: [{url: 'https://hooks.example/${SECRET}'}]",
        "alerts: [{url: 'https://a.example', after: '${SECRET}', cold-share: '${SECRET}', format: '${SECRET}'}]",
        "history: ${SECRET}", "history: {file: '${SECRET}', keep-pings: '${SECRET}', keep-rounds: '${SECRET}'}",
        "dashboard: ${SECRET}", "dashboard: '${SECRET}:8080'",
        "heartbeat: ${SECRET}", "heartbeat: https://hc-ping.com/${SECRET}",
        "defaults: {method: '${SECRET}'}", "defaults: {headers: {A: '${SECRET}'}}",
        "defaults: {headers: ['${SECRET}']}",
        "defaults: {headers: {'A${SECRET}': b}}", "defaults: {headers: {Upgrade: '${SECRET}'}}",
        "defaults: {body: '${SECRET}'}", "defaults: {environments: '${SECRET}'}", "defaults: {accept: '${SECRET}'}",
        "defaults: {accept: [200, '${SECRET}']}", "defaults: {timeout: '${SECRET}'}",
        "defaults: {insecure: '${SECRET}'}",
        "defaults: '${SECRET}'", "'${SECRET}': 1", "targets: '${SECRET}'", "targets: ['${SECRET}']",
        "targets: ['https://${SECRET}/']", "targets: ['https://a.example/${SECRET}']",
        "targets: ['https://a.example:${SECRET}']", "targets: ['${SECRET}://a.example']",
        "targets: ['https://[${SECRET}']",
        "targets: ['https://u:${SECRET}@a.example']", "targets: [{url: 'https://a.example', name: '${SECRET}'}]",
        "targets: [{url: 'https://a.example/${SECRET}', environments: 0, timeout: 0s}]",
        "targets: ['https://a.example/${SECRET}', 'https://a.example/${SECRET}']", "targets: [['${SECRET}']]",
        "targets: [{function: '${SECRET}'}]", "targets: [{function: 'f:${SECRET}', qualifier: a}]",
        "targets: [{function: 'f:a', qualifier: '${SECRET}'}]", "targets: [{function: f, region: '${SECRET}'}]",
        "targets: [{function: f, role: '${SECRET}'}]", "targets: [{function: f, dialect: '${SECRET}'}]",
        "targets: [{function: f, dialect: bref, payload: '${SECRET}'}]", "targets: [{function: f, hold: '${SECRET}'}]",
        "targets: [{function: f, max-hold: '${SECRET}'}]", "targets: [{function: f, stagger: '${SECRET}'}]",
        "targets: [{function: f, secret: '${SECRET}'}]", "targets: [{discover: '${SECRET}'}]",
        "targets: [{discover: {tag: '${SECRET}', value: '${SECRET}'}, dialect: raw}]",
        "defaults: {secret: '${SECRET}'}", "defaults: {qualifier: '${SECRET}'}", "defaults: {region: '${SECRET}'}",
        "defaults: {role: '${SECRET}'}", "defaults: {dialect: '${SECRET}'}",
    ]

    /// Secrets that fit no key, that fit one but are out of its range, and that a careless message would quote in part.
    private static let secrets = [
        "hunter2", "hunter2\n", "hunter2 x", "https://hunter2@x", "hunter2://x", "0x68756e74657232hunter2", "-hunter2-",
        "",
    ]

    @Test("No error holds what a variable expanded to", arguments: lines)
    func hidesInErrors(line: String) {
        for secret in Self.secrets {
            let yaml = line.hasPrefix("targets") ? line : file(top: line)
            for message in mistakes(yaml, environment: ["SECRET": secret]) {
                #expect(!message.contains("hunter2"))
            }
        }
    }

    @Test(
        "No error holds a number or a duration that a variable expanded to",
        arguments: [
            "timeout: ${SECRET}", "deadline: ${SECRET}", "max-in-flight: ${SECRET}", "retries: ${SECRET}",
            "slow: ${SECRET}", "defaults: {environments: '${SECRET}'}", "defaults: {accept: '${SECRET}'}",
            "defaults: {accept: ['${SECRET}']}", "defaults: {timeout: '${SECRET}'}",
            "defaults: {insecure: '${SECRET}'}",
        ]
    )
    func hidesNumbers(line: String) {
        for secret in ["987654321987654321987654321", "-987654", "0.00s", "987654987654s"] {
            let told = mistakes(file(top: line), environment: ["SECRET": secret])
            #expect(told.count == 1)
            #expect(told.first?.contains("'${SECRET}' does not expand to ") == true)
            #expect(told.first?.contains(secret) == false)
            #expect(told.first?.contains("9876") == false)
        }
    }

    @Test("A URL with a password in its default is not repeated")
    func hidesPassword() {
        let told = mistakes("targets: ['${NONE:-https://u:hunter2@a.example}']")

        #expect(told == ["keepwarm.yaml:1:11: this URL does not expand to an http or https URL"])
    }

    @Test("A name is shown, so it takes no variable")
    func refusesInName() {
        let told = mistakes("targets: [{url: https://a.example, name: 'orders-${SECRET}'}]")

        #expect(told == ["keepwarm.yaml:1:42: a name is shown in reports; write it without '${'"])
    }

    @Test("Nothing that is printed of a configuration holds what a variable expanded to")
    func hidesInDescriptions() throws {
        let configuration = try parse(
            """
            schedule: rate(${MINUTES} minutes)
            timezone: ${ZONE}
            ca-file: ${SECRET}
            heartbeat: https://hc-ping.com/${SECRET}
            history: {file: "${SECRET}"}
            dashboard: ${SECRET}:80
            alerts: [{url: "https://hooks.example/${SECRET}"}]
            targets:
              - https://a.example/${SECRET}
              - name: orders
                url: https://${SECRET}.example/
                headers: {Authorization: "${SECRET}"}
                body: ${SECRET}
              - function: catalog
                payload: ${SECRET}
                secret: ${SECRET}${SECRET}${SECRET}
              - function: ${SECRET}
              - discover: {tag: "${SECRET}", value: "${SECRET}"}
            """,
            environment: ["SECRET": "hunter2", "ZONE": "Pacific/Apia", "MINUTES": "4711"]
        )

        let targets = configuration.targets
        #expect(targets.compactMap(\.endpoint?.url.requestTarget) == ["/hunter2", "/"])
        #expect(
            targets.map(\.name) == [
                "https://a.example/${SECRET}", "orders", "catalog", "${SECRET}", "tag ${SECRET}=${SECRET}",
            ]
        )
        #expect(targets[2].secret?.bytes == Array("hunter2hunter2hunter2".utf8))
        #expect(configuration.history.file?.value == "hunter2" && configuration.history.dashboard?.host == "hunter2")
        #expect(configuration.heartbeat?.target.endpoint?.url.requestTarget == "/hunter2")
        #expect(configuration.alerts.map(\.target.endpoint?.url.requestTarget) == ["/hunter2"])
        // What a function or a tag is called is an identifier and no secret: it is shown where it is looked up.
        for printed in [
            "\(configuration)", String(reflecting: configuration), dumped(configuration), dumped(targets[..<3]),
            "\(targets[..<3])", String(reflecting: targets[..<3]),
            "\(configuration.schedule, default: "")", dumped(configuration.certificateAuthorityFile),
            dumped(configuration.schedule), dumped(configuration.heartbeat),
            dumped(configuration.alerts), "\(configuration.alerts)",
        ] {
            #expect(!printed.contains("hunter2"))
            #expect(!printed.contains("Apia") && !printed.contains("4711"))
            #expect(!printed.contains("\(Array("hunter2".utf8))"))
            #expect(!printed.contains("- 104"))
        }
    }

    private func dumped(_ value: some Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }
}
