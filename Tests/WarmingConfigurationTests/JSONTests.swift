import Testing
import Warming
import WarmingConfiguration

@Suite("Configuration JSON")
struct JSONTests {
    @Test("JSON says the same as the YAML it was made from")
    func equalsYAML() throws {
        let yaml = """
            schedule: rate(5 minutes)
            timeout: 5s
            slow: 800ms
            defaults: {headers: {X-Warmup: "true"}, accept: [200, "301-302"]}
            targets:
              - https://api.example.com/orders
              - {name: catalog, url: "https://api.example.com/catalog", environments: 3, insecure: true}
            """
        let json = """
            {
              "schedule": "rate(5 minutes)", "timeout": "5s", "slow": "800ms",
              "defaults": {"headers": {"X-Warmup": "true"}, "accept": [200, "301-302"]},
              "targets": [
                "https://api.example.com/orders",
                {"name": "catalog", "url": "https://api.example.com/catalog", "environments": 3, "insecure": true}
              ]
            }
            """

        #expect(try read(json: json) == parse(yaml))
    }

    @Test("Variables are filled in from the environment")
    func fillsIn() throws {
        let json = #"{"targets": [{"url": "https://a.example", "headers": {"Authorization": "Bearer ${TOKEN}"}}]}"#

        let configuration = try read(json: json, environment: ["TOKEN": "t0k3n"])

        #expect(configuration.targets.first?.endpoint?.headers.first?.value == "Bearer t0k3n")
        #expect(
            mistakes(json: json) == [
                "keepwarm.json:1:72: the variable 'TOKEN' is not set; set it, or write ${TOKEN:-default}"
            ]
        )
    }

    @Test("A time zone is not looked up, since the ticks come from outside")
    func ignoresTimeZones() throws {
        let json = #"{"schedule": "cron(0 8 * * ? *)", "timezone": "Mars/Olympus", "targets": ["https://a.example"]}"#

        #expect(try read(json: json).targets.count == 1)
    }

    @Test(
        "A mistake is told with its place",
        arguments: [
            ("", "keepwarm.json:1:1: not valid JSON: "),
            ("{\n  \"targets\": [\n}", "keepwarm.json:3:1: not valid JSON: "),
            (
                #"["https://a.example"]"#,
                "keepwarm.json:1:1: the file must be a mapping with the key 'targets', not a list"
            ),
            (
                "{\n  \"targts\": [],\r\n  \"targets\": [\"https://a.example\"]}",
                "keepwarm.json:2:3: unknown key 'targts'; did you mean 'targets'?"
            ),
            ("{\r\"targets\":\r [\"ftp://a\"]}", "keepwarm.json:3:3: "),
            (
                #"{"ünï": 1, "targets": ["https://a.example"]}"#,
                "keepwarm.json:1:2: unknown key 'ünï'; the keys at the top of the file are "
            ),
            (#"{"ünï": 1, "targets": []}"#, "keepwarm.json:1:2: "),
            (
                #"{"targets": ["https://a.example"], "retries": "2"}"#,
                "keepwarm.json:1:47: 'retries' must be a whole number from 0 to 10, not a text; leave the quotes out"
            ),
            (
                "\u{FEFF}" + #"{"targets": []}"#,
                "keepwarm.json:1:13: 'targets' is an empty list; write at least one URL"
            ),
        ]
    )
    func locates(json: String, mistake: String) throws {
        let first = try #require(mistakes(json: json).first)

        #expect(first.hasPrefix(mistake), "\(first)")
    }

    @Test("A key that is there twice is refused")
    func refusesDuplicates() {
        let json = #"{"targets": ["https://a.example"], "retries": 1, "retries": 2}"#

        #expect(mistakes(json: json) == ["keepwarm.json:1:50: duplicate key 'retries'; it is on line 1 already"])
    }

    private func read(
        json: String,
        environment: [String: String] = [:]
    ) throws(ConfigurationErrors) -> WarmingConfiguration {
        try WarmingConfiguration.parse(json: Array(json.utf8), file: "keepwarm.json", environment: environment)
    }

    private func mistakes(json: String) -> [String] {
        do {
            _ = try read(json: json)
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }
}
