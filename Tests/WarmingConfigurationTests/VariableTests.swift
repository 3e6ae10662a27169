import Testing
import Warming
import WarmingConfiguration

@Suite("Variables")
struct VariableTests {
    private static let environment = ["HOST": "api.example.com", "EMPTY": "", "_a1": "x", "NESTED": "${HOST}"]

    @Test(
        "A variable is filled in wherever it stands",
        arguments: [
            ("${HOST}", "api.example.com"), ("a${HOST}b${_a1}c", "aapi.example.combxc"), ("${EMPTY}", ""),
            ("${HOST:-other}", "api.example.com"), ("${EMPTY:-other}", "other"), ("${NONE:-other}", "other"),
            ("${NONE:-}", ""), ("${NONE:-a:-b ${}", "a:-b ${"), ("${NESTED}", "${HOST}"), ("$$", "$"),
            ("$${HOST}", "${HOST}"),
            ("$$$$", "$$"), ("$HOST", "$HOST"), ("cost: 5$", "cost: 5$"), ("$", "$"), ("é${_a1}é", "éxé"),
        ]
    )
    func fillsIn(written: String, value: String) throws {
        let configuration = try parse(file(target: "body: '\(written)'"), environment: Self.environment)

        #expect(configuration.targets.first?.endpoint?.body == Array(value.utf8))
    }

    @Test(
        "A variable without a value, or that is not written right, is told",
        arguments: [
            ("${NONE}", ["the variable 'NONE' is not set; set it, or write ${NONE:-default}"]),
            (
                "${NONE}/${ALSO}",
                [
                    "the variable 'NONE' is not set; set it, or write ${NONE:-default}",
                    "the variable 'ALSO' is not set; set it, or write ${ALSO:-default}",
                ]
            ),
            ("${HOST", ["'${' has no closing '}'; close it, or write $${ for the characters themselves"]),
            ("${}", ["'${}' names no variable; write ${NAME} or ${NAME:-default}"]),
            ("${1A}", ["'${1A}' names no variable; write ${NAME} or ${NAME:-default}"]),
            ("${HOST-x}", ["'${HOST-x}' names no variable; write ${NAME} or ${NAME:-default}"]),
            ("${HÖST}", ["'${HÖST}' names no variable; write ${NAME} or ${NAME:-default}"]),
        ]
    )
    func refuses(written: String, messages: [String]) {
        let told = mistakes(file(target: "body: '\(written)'"), environment: Self.environment)

        #expect(told == messages.map { "keepwarm.yaml:4:11: \($0)" })
    }

    @Test("Every kind of value may come out of a variable")
    func fillsInEveryKind() throws {
        let yaml = """
            schedule: ${SCHEDULE}
            timezone: ${ZONE}
            deadline: ${DURATION}
            max-in-flight: ${NUMBER}
            retries: "${NUMBER}"
            slow: ${NUMBER}s
            ca-file: ${FILE}
            targets:
              - url: https://${HOST}/
                method: ${METHOD}
                environments: ${NUMBER}
                accept: [201, "${STATUS}"]
                timeout: ${DURATION}
                insecure: ${FLAG}
              - ${URL}
            """

        let configuration = try parse(
            yaml,
            environment: [
                "SCHEDULE": "rate(5 minutes)", "ZONE": "UTC", "DURATION": "5s", "NUMBER": "3", "FILE": "ca.pem",
                "HOST": "a.example", "METHOD": "PUT", "STATUS": "401", "FLAG": "true", "URL": "https://b.example",
            ]
        )

        #expect(configuration.schedule?.schedule.description == "rate(5 minutes)")
        #expect(configuration.schedule?.timeZone?.identifier == "UTC")
        #expect(configuration.certificateAuthorityFile?.value == "ca.pem")
        let limits = try RoundLimits(deadline: .seconds(5), maxInFlight: 3, retries: 3, slowAfter: .seconds(3))
        #expect(try configuration.limits(maxInFlight: 1) == limits)
        let first = try #require(configuration.targets.first)
        #expect(first.endpoint?.url == (try HTTPURL("https://a.example/")))
        #expect(first.endpoint?.method == "PUT")
        #expect(first.endpoint?.accept.description == "201,401")
        #expect(first.endpoint?.isInsecure == true)
        #expect(first.environments == 3)
        #expect(first.timeout == .seconds(5))
        #expect(configuration.targets.map(\.name) == ["https://${HOST}/", "${URL}"])
    }
}
