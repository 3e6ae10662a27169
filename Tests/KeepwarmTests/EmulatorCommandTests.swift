import FoundationEssentials
import Glibc
import Testing

@Suite("keepwarm emulator")
struct EmulatorCommandTests {
    @Test("It says what runs and where, shows its environments, and ends them all", .timeLimit(.minutes(1)))
    func shows() async throws {
        try await EmulatorSession.withTemplate { folder in
            let (process, lines) = try await EmulatorSession.with(folder, ["--start-delay", "1ms"]) { emulator in
                let empty = try await Command.run("emulator", "status", "--port", emulator.port)
                let answer = try await Curl.send(emulator.http + "/orders/7")
                let status = try await Command.run("emulator", "status", "--port", emulator.port)
                let json = try await Command.run("emulator", "status", "--port", emulator.port, "--output", "json")
                let expired = try await Command.run("emulator", "expire", "--port", emulator.port)
                let last = try await Command.run("emulator", "status", "--port", emulator.port)

                #expect(empty.output.hasPrefix("There is no environment"))
                #expect(answer.contains(#""pathParameters":{"id":"7"}"#))
                #expect(status.lines.first?.hasPrefix("function  environment  state") == true)
                #expect(status.lines.first?.contains("added") == true)
                #expect(status.lines.dropFirst().first?.hasPrefix("orders:1  ") == true)
                #expect(expired.output == "1 environment ended.\n")
                #expect(last.output.hasPrefix("There is no environment"))
                let document = try JSONDecoder().decode(Document.self, from: Data(json.output.utf8))
                #expect(document.environments.map(\.function) == ["orders"])
                #expect(document.environments.map(\.invocations) == [1])
                _ = try await Curl.send(emulator.http + "/orders/8")
                let again = try await Command.run("emulator", "status", "--port", emulator.port, "--output", "json")
                return try JSONDecoder().decode(Document.self, from: Data(again.output.utf8)).environments[0].processID
            }

            #expect(lines.contains("function  orders, provided.al2023, 128 MB, timeout 20s"))
            #expect(lines.contains("route     GET /orders/{id} -> orders"))
            #expect(lines.contains("added     1ms to each start, which this machine does not take"))
            #expect(kill(process, 0) == -1 && errno == ESRCH)
        }
    }

    @Test("A stop does not wait for an invocation that is under way", .timeLimit(.minutes(1)))
    func stopsInFlight() async throws {
        try await EmulatorSession.withTemplate { folder in
            let answer = try await EmulatorSession.with(folder) { emulator in
                async let answer = Curl.attempt(
                    emulator.lambda + "/2015-03-31/functions/orders/invocations",
                    "-d",
                    #""hang""#
                )
                var status = ""
                while !status.contains(#""state": "busy""#) {
                    let arguments = ["emulator", "status", "--port", emulator.port, "--output", "json"]
                    status = try await Command.run(arguments).output
                }
                kill(emulator.processID, SIGTERM)
                return try await answer
            }.value

            #expect(answer != 0)
        }
    }

    @Test("Logs go to a file for each function, and to the terminal when they are asked for", .timeLimit(.minutes(1)))
    func logs() async throws {
        try await EmulatorSession.withTemplate { folder in
            let (_, lines) = try await EmulatorSession.with(folder, ["--log", "--log-folder", folder + "/logs"]) {
                _ = try await Curl.send($0.http + "/orders/7")
            }

            let file = try String(contentsOfFile: folder + "/logs/orders.log", encoding: .utf8)
            #expect(file.hasPrefix("INIT_START Runtime Version: provided:al2023"))
            #expect(file.split(separator: "\n").last?.contains("\tInit Duration: ") == true)
            #expect(lines.contains { $0.hasPrefix("orders | START RequestId: ") })
            #expect(FileManager.default.fileExists(atPath: folder + "/logs/customers.log"))
        }
    }

    @Test("A mistake in the template ends the command with 64 and its line", .timeLimit(.minutes(1)))
    func tellsMistake() async throws {
        try await withFolder { folder in
            try "Resources: {A: {Type: AWS::Serverless::Function, Properties: {Runtime: ruby3.4, CodeUri: .}}}"
                .write(toFile: folder + "/template.yaml", atomically: true, encoding: .utf8)

            let finished = try await Command.run("emulator", folder + "/template.yaml")

            #expect(finished.code == 64)
            #expect(finished.complaint.contains("template.yaml:1:"))
            #expect(finished.complaint.contains("'ruby3.4' cannot run here"))
        }
    }

    @Test(
        "An option that cannot be is refused with 64",
        arguments: [
            ["--idle-lifetime", "soon"], ["--idle-lifetime", "7m-5m"], ["--choice", "best"], ["--proactive", "2"],
            ["--scaling-rate", "5"], ["--account", "12"], ["--parameter", "Stage"], ["--port", "70000"],
            ["--concurrency-limit", "0"], ["--maximum-life", "0s"],
        ]
    )
    func refusesOption(arguments: [String]) async throws {
        let finished = try await Command.run(["emulator"] + arguments)

        #expect(finished.code == 64, "\(finished.complaint)")
    }

    @Test("A status without an emulator, and a port that is taken, end with 1 and say so", .timeLimit(.minutes(1)))
    func tellsUnreachable() async throws {
        try await EmulatorSession.withTemplate { folder in
            try await EmulatorSession.with(folder) { emulator in
                let second = try await Command.run(
                    "emulator",
                    "\(folder)/template.yaml",
                    "--port",
                    emulator.port,
                    "--http-port",
                    "0"
                )
                let status = try await Command.run("emulator", "status", "--port", "1")

                #expect(second.code == 1)
                #expect(second.complaint.contains("port \(emulator.port)"))
                #expect(status.code == 1)
                #expect(
                    status.complaint == "Error: No emulator answers on 127.0.0.1, port 1: connection refused. "
                        + "Start one with: keepwarm emulator\n"
                )
            }
        }
    }

    /// What `status --output json` prints, as far as it matters here.
    private struct Document: Decodable {
        struct Environment: Decodable {
            var function: String
            var invocations: Int
            var processID: Int32
        }
        var environments: [Environment]
    }
}
