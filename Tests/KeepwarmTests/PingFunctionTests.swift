import FoundationEssentials
import OddServers
import Testing
import Warming

/// Which functions a command line means; that they are invoked is for the pinger's own tests.
@Suite("keepwarm ping --function")
struct PingFunctionTests {
    /// Without credentials, and without a search for them outside of this machine.
    private static let environment = ["AWS_EC2_METADATA_DISABLED": "true"]

    private func document(
        _ arguments: String...,
        environment: [String: String] = [:]
    ) async throws -> RoundDocument {
        let finished = try await Command.run(
            ["ping"] + arguments + ["--output", "json"],
            environment: Self.environment.merging(environment) { $1 }
        )
        #expect(finished.code == 1)
        return try JSONDecoder().decode(RoundDocument.self, from: Data(finished.output.utf8))
    }

    @Test("Each function is a target with so many pings, held for so long", .timeLimit(.minutes(1)))
    func functions() async throws {
        let document = try await document(
            "--function",
            "orders",
            "--function",
            "orders",
            "--function",
            "arn:aws:lambda:eu-central-1:123456789012:function:mail",
            "--qualifier",
            "live",
            "--region",
            "eu-central-1",
            "--environments",
            "3",
            "--hold",
            "75ms"
        )

        #expect(document.targets.map(\.name) == ["orders:live", "orders:live (2)", "mail:live"])
        #expect(document.targets.map(\.function) == ["orders:live", "orders:live", "mail:live"])
        #expect(document.targets.allSatisfy { $0.dialect == "keepwarm" && $0.url == nil })
        #expect(document.targets.allSatisfy { $0.pings.map(\.holdMilliseconds) == [75, 75, 75] })
    }

    @Test("Functions follow the targets of a configuration and the URLs", .timeLimit(.minutes(1)))
    func order() async throws {
        try await withOddServer(.answer()) { server in
            try await withFolder { folder in
                let yaml = "targets: [{name: configured, url: \"\(server.url("/a"))\"}]"
                try yaml.write(toFile: folder + "/keepwarm.yaml", atomically: true, encoding: .utf8)

                let document = try await document(
                    server.url("/b"),
                    "--config",
                    folder + "/keepwarm.yaml",
                    "--function",
                    "orders"
                )

                #expect(document.targets.map(\.name) == ["configured", server.url("/b"), "orders"])
                #expect(document.targets.map(\.answered) == [1, 1, 0])
            }
        }
    }

    @Test("A payload is a text or what a file holds, and is in no report", .timeLimit(.minutes(1)))
    func payload() async throws {
        try await withFolder { folder in
            try #"{"key":"hunter2"}"#.write(toFile: folder + "/event.json", atomically: true, encoding: .utf8)

            for payload in [#"{"key":"hunter2"}"#, "@\(folder)/event.json"] {
                let document = try await document("--function", "orders", "--payload", payload)

                #expect(document.targets.map(\.dialect) == ["raw"])
                #expect(!String(decoding: try JSONEncoder().encode(document), as: UTF8.self).contains("hunter2"))
            }
        }
    }

    @Test("A function that fans out by itself is asked once", .timeLimit(.minutes(1)))
    func fansOut() async throws {
        let document = try await document("--function", "orders", "--dialect", "lambda-warmer", "--environments", "5")

        #expect(document.targets.map(\.pings.count) == [1])
        #expect(document.targets.map(\.coverage.requested) == [5])
    }

    @Test(
        "The secret comes from the environment, and an unfit one is named by its variable alone",
        .timeLimit(.minutes(1))
    )
    func secrets() async throws {
        func run(_ arguments: String..., environment: [String: String]) async throws -> Finished {
            try await Command.run(
                ["ping"] + arguments,
                environment: Self.environment.merging(environment) { $1 }
            )
        }

        let fit = try await run("--function", "orders", environment: ["KEEPWARM_SECRET": "hunter2-hunter2-"])
        let unfit = try await run("--function", "orders", environment: ["KEEPWARM_SECRET": "hunter2"])
        let named = try await run(
            "--function",
            "orders",
            "--secret-env",
            "OURS",
            environment: ["KEEPWARM_SECRET": "hunter2", "OURS": "hunter2-hunter2-"]
        )
        let unfitNamed = try await run("http://a", "--secret-env", "OURS", environment: ["OURS": "hunter2"])
        let missing = try await run("http://a", "--secret-env", "OURS", environment: [:])

        #expect(fit.code == 1 && named.code == 1)
        #expect(unfit.code == 64 && unfit.complaint.contains("'KEEPWARM_SECRET'"))
        #expect(unfitNamed.code == 64 && unfitNamed.complaint.contains("'OURS'"))
        #expect(missing.code == 64 && missing.complaint.contains("'OURS' that --secret-env names is not set"))
        for finished in [fit, unfit, named, unfitNamed, missing] {
            #expect(!finished.output.contains("hunter2") && !finished.complaint.contains("hunter2"))
        }
    }

    @Test(
        "A mistaken command line is named and ends with 64",
        .timeLimit(.minutes(1)),
        arguments: [
            (["--function", "a b"], "'a b' is not a function"),
            (["--function", "orders:live", "--qualifier", "next"], "has a qualifier already"),
            (["--function", "orders", "--region", "europe"], "'europe' is not a region"),
            (["--function", "orders", "--role", "warmer"], "'warmer' is not the ARN of a role"),
            (["--function", "orders", "--dialect", "lambda-warmr"], "did you mean 'lambda-warmer'?"),
            (["--function", "orders", "--dialect", "raw"], "sends a payload as it is; write one"),
            (["--function", "orders", "--dialect", "bref", "--payload", "{}"], "with the dialect 'raw' only"),
            (["--function", "orders", "--payload", "@/nowhere"], "'/nowhere' cannot be read"),
            (["--function", "orders", "--hold", "5"], "'5' is not a duration"),
            (["--function", "orders", "--hold", "61s"], "a hold out of range"),
            (["--function", "orders", "--hold", "2s", "--max-hold", "1s"], "--hold 2s is longer than --max-hold 1s"),
            (["--function", "orders", "--stagger", "0"], "0 pings at a time"),
            (
                ["http://a", "--qualifier", "live"],
                "--qualifier says how functions are pinged; name one with --function"
            ),
            (["http://a", "--payload", "{}"], "--payload says how functions are pinged; name one with --function"),
        ]
    )
    func namesMistakes(arguments: [String], complaint: String) async throws {
        let finished = try await Command.run(["ping"] + arguments)

        #expect(finished.code == 64)
        #expect(finished.complaint.contains(complaint))
        #expect(finished.output.isEmpty)
    }
}
