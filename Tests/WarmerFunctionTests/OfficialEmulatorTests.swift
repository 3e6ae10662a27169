import FoundationEssentials
import JSONText
import OddServers
import OfficialEmulator
import Testing
import Warming

@Suite(
    "Warmer on the official emulator",
    .enabled(if: OfficialEmulator.isInstalled, "run make test, which installs it"),
    .timeLimit(.minutes(1))
)
struct OfficialEmulatorTests {
    private static let rule = #"{"detail-type": "Scheduled Event", "source": "aws.events", "detail": {}}"#
    private static let scheduler = #"{"detail-type": "Scheduled Event", "source": "aws.scheduler", "detail": "{}"}"#

    @Test("A scheduled event warms five APIs all at once", arguments: [rule, scheduler])
    func warmsAtOnce(event: String) async throws {
        try await GatheringServer.withRunning(gathering: 5) { server in
            let urls = (1...5).map { #""\#(server.url)/\#($0)/health""# }.joined(separator: ", ")
            try await withWarmer(#"{"timeout": "60s", "targets": [\#(urls)]}"#) { emulator in
                // The server answers nobody before all five have asked: one after another would never end.
                let report = try await self.report(emulator.invoke(event))

                #expect(report.answered == 5)
                #expect(report.pings == 5)

                let again = try await self.report(emulator.invoke(event))
                #expect(again.answered == 5)
            }
        }
    }

    @Test("Names are looked up and certificates are checked")
    func warmsOverTLS() async throws {
        try await withOddServer(.answer(status: 200), tls: .valid) { server in
            let authority = TestAuthority.shared.certificateFile
            let configuration = """
                {"timeout": "60s", "ca-file": "\(authority)", "targets": ["\(server.url("/health", host: "localhost"))"]}
                """
            try await withWarmer(configuration) { emulator in
                let report = try await self.report(emulator.invoke("{}"))

                #expect(report.answered == 1, "\(report.targets)")
            }
        }
    }

    @Test("The log has two lines for the round, one for the target that failed, and one of metrics")
    func logs() async throws {
        try await withOddServer(.answer(status: 503)) { server in
            try await withWarmer(#"{"targets": [{"name": "orders", "url": "\#(server.url())"}]}"#) { emulator in
                let report = try await self.report(emulator.invoke("{}"))
                #expect(report.answered == 0)

                _ = try await emulator.log.wait(for: "CloudWatchMetrics")
                let lines = emulator.log.lines.filter { $0.hasPrefix("{") }
                    .compactMap { try? JSONParser.parse(Array($0.utf8)).value }
                #expect(lines.map { $0["event"] } == ["report", "round", "target-failed", nil])
                #expect(lines.last?["TargetsFailed"] == 1)
                #expect(lines.last?["Warmer"] == "shop-warmer")
            }
        }
    }

    @Test("A target that never answers does not take the round past the function's timeout")
    func endsInTime() async throws {
        try await withOddServer(.silent) { server in
            try await withWarmer(#"{"targets": ["\#(server.url())"]}"#, timeout: 3) { emulator in
                let report = try await self.report(emulator.invoke("{}"))

                #expect(report.targets.first?.pings.first?.outcome == "deadline")
                #expect(report.targets.first?.pings.first?.detail == "while waiting for the first byte")
            }
        }
    }

    @Test("An event with a mistake fails, the next one is served")
    func goesOn() async throws {
        try await withOddServer(.answer(status: 200)) { server in
            try await withWarmer(#"{"targets": [{"name": "orders", "url": "\#(server.url())"}]}"#) { emulator in
                let refused = try await emulator.invoke(#"{"only": ["order"]}"#)
                let error = try JSONParser.parse(refused.body).value
                #expect(error["errorType"] == "Function.InvalidEvent")
                #expect(error["errorMessage"] == "There is no target 'order'; did you mean 'orders'?")

                #expect(try await report(emulator.invoke(#"{"only": ["orders"]}"#)).answered == 1)
            }
        }
    }

    @Test("A configuration with a mistake is told when the function starts")
    func refusesConfiguration() async throws {
        try await withWarmer(#"{"targets": []}"#) { emulator in
            let answer = try await emulator.invoke("{}")

            #expect(answer.status == 502)
            #expect(answer.text.contains("Function.InvalidConfiguration"))
            #expect(answer.text.contains("KEEPWARM_CONFIG:1:13: 'targets' is an empty list; write at least one URL"))
        }
    }

    private func withWarmer(
        _ configuration: String,
        timeout: Int = 30,
        _ body: @escaping @Sendable (OfficialEmulator) async throws -> Void
    ) async throws {
        let environment = ["KEEPWARM_CONFIG": configuration, "AWS_LAMBDA_FUNCTION_NAME": "shop-warmer"]
        try await OfficialEmulator.withRunning("bootstrap", environment: environment, timeout: timeout, body)
    }

    private func report(_ answer: EmulatedAnswer) throws -> RoundDocument {
        try JSONTextDecoder().decode(RoundDocument.self, from: answer.body)
    }
}
