import FoundationEssentials
import OddServers
import Testing
import Warming

@Suite("keepwarm ping")
struct PingCommandTests {
    @Test("When every target answers, the last line says so and the exit code is 0", .timeLimit(.minutes(1)))
    func allAnswer() async throws {
        try await withOddServer(.answer()) { server in
            let finished = try await Command.run("ping", server.url("/orders"), server.url("/catalog"), "--slow", "1m")

            #expect(finished.code == 0)
            #expect(finished.complaint.isEmpty)
            #expect(finished.output.contains("✓  \(server.url("/orders"))"))
            #expect(finished.lines.dropLast().last?.hasPrefix("2 of 2 answered in ") == true)
        }
    }

    @Test("Each failure is named in its own row, and the exit code is 1", .timeLimit(.minutes(1)))
    func failuresAreNamed() async throws {
        try await withOddServer(.answer(status: 503)) { failing in
            try await withOddServer(.redirect("https://elsewhere.example/")) { redirecting in
                try await withRefusedPort { port in
                    let finished = try await Command.run(
                        "ping",
                        failing.url("/"),
                        redirecting.url("/"),
                        "http://127.0.0.1:\(port)/",
                        "http://nosuch.invalid/"
                    )

                    #expect(finished.code == 1)
                    let rows = finished.lines.dropFirst().prefix(4)
                    let remarks = [
                        "unexpected status", "redirects to https://elsewhere.example/", "connection refused",
                        "name not found",
                    ]
                    for (row, remark) in zip(rows, remarks) {
                        #expect(row.hasPrefix("✗") && row.contains(remark))
                    }
                    #expect(finished.output.contains("0 of 4 answered"))
                }
            }
        }
    }

    @Test("JSON and CSV hold every ping, in the order of the targets", .timeLimit(.minutes(1)))
    func writesForPrograms() async throws {
        try await withOddServer(.answer()) { server in
            let urls = (1...3).map { server.url("/\($0)") }

            let ping = ["ping"] + urls + ["--environments", "2", "--timeout", "60s"]

            let json = try await Command.run(ping + ["--output", "json"])
            let csv = try await Command.run(ping + ["--output", "csv"])

            let document = try JSONDecoder().decode(RoundDocument.self, from: Data(json.output.utf8))
            #expect(document.version == 1)
            #expect(document.targets.map(\.name) == urls)
            #expect(document.targets.allSatisfy { $0.pings.map(\.environment) == [1, 2] }, "\(json.output)")
            #expect(document.answered == 6, "\(json.output)")
            let rows = csv.output.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",")[0] }
            #expect(rows == [urls[0], urls[0], urls[1], urls[1], urls[2], urls[2]].map { $0[...] })
        }
    }

    @Test("With --sequential each ping waits for the one before", .timeLimit(.minutes(1)))
    func sequential() async throws {
        try await withOddServer(.answer()) { server in
            let finished = try await Command.run(
                "ping",
                server.url("/"),
                "--environments",
                "5",
                "--sequential",
                "--output",
                "json"
            )

            let document = try JSONDecoder().decode(RoundDocument.self, from: Data(finished.output.utf8))
            let pings = try #require(document.targets.first).pings
            #expect(document.maxInFlight == 1)
            for (earlier, later) in zip(pings, pings.dropFirst()) {
                // Both times are rounded to the microsecond.
                #expect(
                    try #require(later.sentAfterMilliseconds) + 0.002 >= #require(earlier.sentAfterMilliseconds)
                        + earlier.milliseconds
                )
            }
        }
    }

    @Test("Options shape the request, over what a configuration says", .timeLimit(.minutes(1)))
    func shapesRequest() async throws {
        try await withOddServer(.answer(status: 204)) { server in
            try await withFolder { folder in
                let file = folder + "/keepwarm.yaml"
                let yaml =
                    "targets: [{name: a, url: \"\(server.url("/a"))\", method: POST, headers: {X-A: file, X-B: file}}]"
                try yaml.write(toFile: file, atomically: true, encoding: .utf8)

                let finished = try await Command.run(
                    "ping",
                    "--config",
                    file,
                    "--header",
                    "x-a: option",
                    "--method",
                    "PUT",
                    "--accept",
                    "204"
                )

                #expect(finished.code == 0)
                let request = try #require(server.log.requests.first)
                #expect(request.method == "PUT" && request.target == "/a")
                #expect(request.values(of: "x-a") == ["option"] && request.values(of: "x-b") == ["file"])
                #expect(request.values(of: "user-agent") == ["keepwarm/\(KeepwarmVersion.current)"])
            }
        }
    }

    @Test(
        "URLs come from a file and from standard input too; --summary shows only what is wrong",
        .timeLimit(.minutes(1))
    )
    func readsLists() async throws {
        try await withOddServer(.answer()) { server in
            try await withFolder { folder in
                let list = "# ours\n\(server.url("/1"))\n\n  \(server.url("/2"))\r\n"
                try list.write(toFile: folder + "/urls", atomically: true, encoding: .utf8)

                let finished = try await Command.run("ping", "--urls", folder + "/urls", "--summary", "--slow", "1m")

                #expect(finished.code == 0)
                #expect(finished.lines.count == 2 && finished.output.hasPrefix("2 of 2 answered"))
                #expect(Set(server.log.requests.map(\.target)) == ["/1", "/2"])
            }
        }
    }

    @Test(
        "A certificate is checked, against a file of one's own if need be, unless told otherwise",
        .timeLimit(.minutes(1))
    )
    func checksCertificates() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            let url = server.url("/")

            let unknown = try await Command.run("ping", url)
            let known = try await Command.run("ping", url, "--ca-file", TestAuthority.shared.certificateFile)
            let unchecked = try await Command.run("ping", url, "--insecure")
            let missing = try await Command.run("ping", url, "--ca-file", "/nowhere.pem")

            #expect(unknown.code == 1 && unknown.output.contains("certificate from an unknown issuer"))
            #expect(known.code == 0 && known.complaint.isEmpty)
            #expect(
                unchecked.code == 0
                    && unchecked.complaint.contains("warning: the certificate of '\(url)' is not checked")
            )
            #expect(missing.code == 64 && missing.complaint.contains("'/nowhere.pem' cannot be read"))
        }
    }

    @Test(
        "A mistaken command line is named and ends with 64",
        arguments: [
            (["ping"], "nothing to ping"),
            (["ping", "ftp://a"], "'ftp' is not a scheme"),
            (["ping", "http://a", "--timeout", "5"], "'5' is not a duration"),
            (["ping", "http://a", "--timeout", "0s"], "'0s' is no time at all"),
            (["ping", "http://a", "--accept", "99"], "'99' is not a list of statuses"),
            (["ping", "http://a", "--header", "nope"], "missing its colon"),
            (["ping", "http://a", "--environments", "0"], "0 environments"),
            (["ping", "http://a", "--retries", "11"], "11 retries"),
            (["ping", "http://a", "--sequential", "--max-in-flight", "2"], "exclude each other"),
            (["ping", "http://a", "--urls", "/nowhere"], "'/nowhere' cannot be read"),
            (["ping", "--config", "/nowhere"], "/nowhere"),
            (["schedule", "rate(5 minute)"], "did you mean rate(5 minutes)?"),
            (["schedule", "rate(5 minutes)", "--timezone", "Europe/Berlim"], "did you mean Europe/Berlin?"),
            (["schedule", "rate(5 minutes)", "--next", "0"], "0 ticks"),
            (["bogus"], "bogus"),
        ]
    )
    func namesMistakes(arguments: [String], complaint: String) async throws {
        let finished = try await Command.run(arguments)

        #expect(finished.code == 64)
        #expect(finished.complaint.contains(complaint))
        #expect(!finished.complaint.contains("Optional("))
        #expect(finished.output.isEmpty)
    }

    @Test(
        "Every help ends with an example",
        arguments: ["ping", "run", "schedule", "check-config", "package", "schema"]
    )
    func helpEndsWithExample(command: String) async throws {
        let finished = try await Command.run(command, "--help")

        #expect(finished.code == 0)
        let end = try #require(finished.output.split(separator: "\n\n").last)
        #expect(end.hasPrefix("EXAMPLE\n  keepwarm \(command)"))
    }
}
