import FoundationEssentials
import OddServers
import Testing

@Suite("keepwarm alert", .timeLimit(.minutes(1)))
struct AlertCommandTests {
    private let target = "targets: [https://a.example/]"

    @Test("Each alert is sent a test, and what came back is said, but no URL")
    func tests() async throws {
        try await withOddServer(.answer()) { webhook in
            try await withOddServer(.answer(status: 404)) { gone in
                try await withFile(
                    """
                    \(target)
                    alerts:
                      - {url: "\(webhook.url("/${KEY}"))", format: slack}
                      - {url: "\(gone.url("/${KEY}"))"}
                    """
                ) { file in
                    let finished = try await test(file, environment: ["KEY": "hunter2"])

                    #expect(finished.code == 1)
                    #expect(finished.lines.count == 3)
                    #expect(finished.lines[0].hasPrefix("alert 1 of 2, slack: answered with 200 after "))
                    #expect(
                        finished.lines[1].hasPrefix("alert 2 of 2, json: not delivered, unexpected-status with 404")
                    )
                    for text in [finished.output, finished.complaint] {
                        #expect(!text.contains("hunter2") && !text.contains("127.0.0.1"))
                    }
                    let request = try #require(webhook.log.requests.first)
                    #expect(request.method == "POST" && request.target == "/hunter2")
                    #expect(
                        String(decoding: request.body, as: UTF8.self)
                            .contains("keepwarm: this is a test; alerts arrive here")
                    )
                }
            }
        }
    }

    @Test("The command ends with 0 when every alert was accepted")
    func succeeds() async throws {
        try await withOddServer(.answer(status: 204)) { webhook in
            try await withFile("\(target)\nalerts: [{url: \"\(webhook.url("/"))\"}]") { file in
                let finished = try await test(file)

                #expect(finished.code == 0)
                #expect(finished.output.hasPrefix("alert 1 of 1, json: answered with 204 after "))
            }
        }
    }

    @Test("A file without alerts is refused with 64")
    func wantsAlerts() async throws {
        try await withFile(target) { file in
            let finished = try await test(file)

            #expect(finished.code == 64 && finished.complaint.contains("has no alerts"))
        }
    }

    /// Tries the alerts of a file; again where the five seconds that a message has ran out on a crowded machine.
    private func test(_ file: String, environment: [String: String] = [:]) async throws -> Finished {
        for _ in 0..<3 {
            let finished = try await Command.run("alert", "test", "--config", file, environment: environment)
            guard finished.output.contains("timeout-") else { return finished }
        }
        return try await Command.run("alert", "test", "--config", file, environment: environment)
    }

    private func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
        try await withFolder { folder in
            let file = folder + "/keepwarm.yaml"
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            try await body(file)
        }
    }
}
