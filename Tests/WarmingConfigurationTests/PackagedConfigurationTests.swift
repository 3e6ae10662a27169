import Foundation
import Testing
import Warming
import WarmingConfiguration
import YAMLConfiguration

@Suite("A packaged configuration")
struct PackagedConfigurationTests {
    @Test("Every value keeps its type, and every text its words")
    func keepsTypes() throws {
        let packaged = try PackagedConfiguration(
            """
            # for the team
            schedule: rate(5 minutes)
            max-in-flight: 20
            defaults: {insecure: True, headers: {X-Version: 1.10, X-Flag: yes, X-Quoted: "7"}}
            targets:
              - https://a.example/
              - {name: "7", url: https://b.example/, accept: 204, body: "{\\"a\\": 1}", environments: 3}
              - {url: https://c.example/, accept: [200-299, 401], body: 12, insecure: false}
            """,
            file: "keepwarm.yaml",
            environment: [:]
        )

        #expect(
            packaged.json == """
                {
                  "schedule": "rate(5 minutes)",
                  "max-in-flight": 20,
                  "defaults": {
                    "insecure": true,
                    "headers": {
                      "X-Version": "1.10",
                      "X-Flag": "yes",
                      "X-Quoted": "7"
                    }
                  },
                  "targets": [
                    "https://a.example/",
                    {
                      "name": "7",
                      "url": "https://b.example/",
                      "accept": 204,
                      "body": "{\\"a\\": 1}",
                      "environments": 3
                    },
                    {
                      "url": "https://c.example/",
                      "accept": ["200-299", 401],
                      "body": "12",
                      "insecure": false
                    }
                  ]
                }

                """
        )
        #expect(packaged.variables.isEmpty && packaged.certificateAuthorityFile == nil)
    }

    @Test("Functions and searches are packaged with all that is said of them")
    func keepsFunctions() throws {
        let yaml = """
            defaults: {region: eu-central-1, secret: "${KEEPWARM_SECRET}", hold: 0ms}
            targets:
              - {function: orders, qualifier: 7, environments: 10, stagger: 5, max-hold: 400ms}
              - {function: old, payload: '{"a": 1}'}
              - {discover: {tag: keepwarm, value: true}, dialect: bref}
            """

        let packaged = try PackagedConfiguration(yaml, file: "keepwarm.yaml", environment: [:])

        let environment = ["KEEPWARM_SECRET": "0123456789abcdef"]
        let read = try WarmingConfiguration.parse(
            json: Array(packaged.json.utf8),
            file: "keepwarm.json",
            environment: environment
        )
        #expect(try read == parse(yaml, environment: environment))
        #expect(read.targets.map(\.name) == ["orders:7", "old", "tag keepwarm=true"])
        #expect(packaged.variables == ["KEEPWARM_SECRET"])
    }

    @Test("No variable is filled in, and each is named once")
    func keepsVariables() throws {
        let yaml = """
            deadline: ${DEADLINE:-20s}
            targets:
              - url: https://${HOST}/a
                headers: {Authorization: "Bearer ${TOKEN}", X-Cost: "$$5 and $${NOT}"}
                environments: ${COUNT:-2}
              - https://${HOST}/b
            """
        let packaged = try PackagedConfiguration(
            yaml,
            file: "keepwarm.yaml",
            environment: ["HOST": "secret.example", "TOKEN": "s3cr3t"]
        )

        #expect(!packaged.json.contains("s3cr3t") && !packaged.json.contains("secret.example"))
        #expect(packaged.json.contains("\"Authorization\": \"Bearer ${TOKEN}\""))
        #expect(packaged.json.contains("\"X-Cost\": \"$$5 and $${NOT}\""))
        #expect(packaged.json.contains("\"environments\": \"${COUNT:-2}\""))
        #expect(packaged.variables == ["COUNT", "DEADLINE", "HOST", "TOKEN"])
        #expect(packaged.unsetVariables.isEmpty)
    }

    @Test("What was packaged says the same as the file, since YAML takes JSON")
    func readsAsBefore() throws {
        let yaml = """
            schedule: cron(0/5 8-17 ? * MON-FRI *)
            timezone: Europe/Berlin
            timeout: 4s
            retries: 2
            defaults: {method: POST, headers: {X-A: "${A}"}}
            targets: [{name: one, url: "https://a.example/", timeout: 1s, body: "tab\\tline\\n"}, "https://b.example/"]
            """
        let packaged = try PackagedConfiguration(yaml, file: "a", environment: ["A": "b"])

        let before = try WarmingConfiguration.parse(yaml, file: "a", environment: ["A": "b"])
        let after = try WarmingConfiguration.parse(packaged.json, file: "a", environment: ["A": "b"])

        #expect(after.targets == before.targets)
        #expect(after.schedule == before.schedule)
        #expect(after.retries == before.retries)
    }

    @Test("A variable that is not set here is no mistake; whatever else is wrong still is")
    func acceptsUnsetVariables() throws {
        let yaml = "targets: [{url: \"https://${HOST}/\", headers: {X-A: \"${TOKEN}\"}}]"

        let packaged = try PackagedConfiguration(yaml, file: "a.yaml", environment: ["TOKEN": "t"])
        let errors = try #require(throws: ConfigurationErrors.self) {
            try PackagedConfiguration(yaml + "\nretires: 2\ntimeout: ${2X}", file: "a.yaml", environment: [:])
        }

        #expect(packaged.unsetVariables == ["HOST"])
        #expect(errors.errors.map(\.code) == [.unknownKey, .variable])
    }

    @Test("A text with a mistake beside its unset variable is refused")
    func refusesMistakeBesideVariable() throws {
        let errors = try #require(throws: ConfigurationErrors.self) {
            try PackagedConfiguration("targets: [\"https://${HOST}/${\"]", file: "a.yaml", environment: [:])
        }

        #expect(errors.errors.contains { $0.code == .variable })
    }

    @Test("A file of authorities is named for the package, unless its path is the function's to know")
    func namesAuthorities() throws {
        let shipped = try PackagedConfiguration(
            "ca-file: ../certs/ours.pem\ntargets: [\"https://a.example/\"]",
            file: "a.yaml",
            environment: [:]
        )
        let variable = try PackagedConfiguration(
            "ca-file: ${CA:-/opt/ca.pem}\ntargets: [\"https://a.example/\"]",
            file: "a.yaml",
            environment: [:]
        )

        #expect(shipped.certificateAuthorityFile == "../certs/ours.pem")
        #expect(shipped.json.contains("\"ca-file\": \"authorities.pem\""))
        #expect(variable.certificateAuthorityFile == nil)
        #expect(variable.json.contains("\"ca-file\": \"${CA:-/opt/ca.pem}\""))
    }
}
