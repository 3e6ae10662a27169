import DeployTemplates
import FoundationEssentials
import Testing

@Suite("keepwarm init")
struct InitCommandTests {
    /// Where the templates stand in the repository.
    private static let templates: String = {
        let tests = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(tests)/deploy"
    }()

    @Test("It writes a configuration that is sound, and the one template that was asked for")
    func writesFiles() async throws {
        for (option, files) in [
            ("--sam", ["sam/template.yaml"]),
            ("--serverless", ["serverless/serverless.yml"]),
            ("--terraform", ["terraform/main.tf", "terraform/variables.tf"]),
        ] {
            try await withFolder { parent in
                let folder = parent + "/new/warmer"

                let finished = try await Command.run("init", folder, option)

                #expect(finished.code == 0 && finished.complaint.isEmpty)
                let expected = ["keepwarm.yaml"] + files
                let names = expected.compactMap { $0.split(separator: "/").last.map(String.init) }
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names.sorted())
                for (name, file) in zip(names, expected) {
                    #expect(try text(folder + "/" + name) == text(Self.templates + "/" + file))
                }
                let check = try await Command.run("check-config", folder + "/keepwarm.yaml")
                #expect(check.code == 0 && check.output.contains("orders") && check.output.contains("payments"))
            }
        }
    }

    @Test("Every setting that the configuration leaves switched off is sound too")
    func settingsAreSound() async throws {
        try await withFolder { folder in
            let file = folder + "/keepwarm.yaml"
            let lines = DeployTemplate.configuration.text.split(separator: "\n", omittingEmptySubsequences: false)
            let switchedOn = lines.map { line in
                let indent = line.prefix { $0 == " " }
                let rest = line.dropFirst(indent.count)
                return rest.hasPrefix("#") && !rest.hasPrefix("# ") ? indent + rest.dropFirst() : line
            }
            try write(switchedOn.joined(separator: "\n"), to: file)

            let check = try await Command.run("check-config", file, environment: ["PAYMENTS_TOKEN": "secret"])

            #expect(switchedOn != lines)
            #expect(check.complaint.isEmpty && check.code == 0)
        }
    }

    @Test("It says what to type next, from where one stands")
    func saysWhatIsNext() async throws {
        try await withFolder { folder in
            let sam = try await Command.run("init", folder + "/it's", "--sam")
            let alone = try await Command.run("init", folder + "/alone")

            let quoted = folder + #"/it'\''s"#
            #expect(
                sam.lines.suffix(5) == [
                    "  keepwarm ping --config '\(quoted)/keepwarm.yaml'",
                    "  keepwarm package --config '\(quoted)/keepwarm.yaml' --output '\(quoted)/keepwarm.zip'",
                    "  cd '\(quoted)'",
                    "  sam deploy --guided --stack-name keepwarm",
                    "",
                ]
            )
            #expect(alone.lines.suffix(2) == ["  keepwarm run --config \(folder)/alone/keepwarm.yaml", ""])
        }
    }

    @Test("A file in the way is named, and nothing is written")
    func overwritesNothing() async throws {
        try await withFolder { folder in
            try write("mine", to: folder + "/variables.tf")

            let finished = try await Command.run("init", folder, "--terraform")

            #expect(finished.code == 64)
            #expect(finished.complaint.contains("'\(folder)/variables.tf' would be overwritten"))
            #expect(finished.output.isEmpty)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["variables.tf"])
            #expect(try text(folder + "/variables.tf") == "mine")
        }
    }

    @Test("A template comes beside a configuration that is there, which stays as it is")
    func keepsConfiguration() async throws {
        try await withFolder { folder in
            try write("mine", to: folder + "/keepwarm.yaml")

            let alone = try await Command.run("init", folder)
            let sam = try await Command.run("init", folder, "--sam")

            #expect(alone.code == 64)
            #expect(alone.complaint.contains("'\(folder)/keepwarm.yaml' would be overwritten"))
            #expect(sam.code == 0 && sam.complaint.isEmpty)
            #expect(sam.output.hasPrefix("Wrote \(folder)/template.yaml.\n\n\(folder)/keepwarm.yaml stays as it is."))
            #expect(try text(folder + "/keepwarm.yaml") == "mine")
        }
    }

    @Test("With --force it replaces what is there")
    func replaces() async throws {
        try await withFolder { folder in
            try write("mine", to: folder + "/keepwarm.yaml")

            let finished = try await Command.run("init", folder, "--force")

            #expect(finished.code == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["keepwarm.yaml"])
            #expect(try text(folder + "/keepwarm.yaml") == DeployTemplate.configuration.text)
        }
    }

    @Test("A folder where a file must go leaves everything as it was, --force or not", arguments: [[], ["--force"]])
    func folderInTheWay(options: [String]) async throws {
        try await withFolder { folder in
            try FileManager.default.createDirectory(
                atPath: folder + "/template.yaml",
                withIntermediateDirectories: false
            )

            let finished = try await Command.run(["init", folder, "--sam"] + options)

            #expect(finished.code == 64)
            #expect(finished.complaint.contains("'\(folder)/template.yaml' is a folder"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["template.yaml"])
        }
    }

    @Test("Where it cannot write, it says so and ends with 1")
    func cannotWrite() async throws {
        try await withFolder { folder in
            try write("", to: folder + "/file")

            let inFile = try await Command.run("init", folder + "/file/warmer")
            let nowhere = try await Command.run("init", "/proc/1/nowhere")

            for finished in [inFile, nowhere] {
                #expect(finished.code == 1)
                #expect(finished.complaint.contains("cannot be made"))
                #expect(finished.output.isEmpty)
            }
        }
    }

    @Test("A file that cannot be written takes those before it away again")
    func allOrNothing() async throws {
        try await withFolder { folder in
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/variables.tf",
                withDestinationPath: folder + "/nowhere"
            )

            let finished = try await Command.run("init", folder, "--terraform")

            #expect(finished.code == 1)
            #expect(finished.complaint.contains("'\(folder)/variables.tf' cannot be written: File exists"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["variables.tf"])
        }
    }

    @Test("Two tools at once are a mistake")
    func oneToolOnly() async throws {
        try await withFolder { folder in
            let finished = try await Command.run("init", folder, "--sam", "--terraform")

            #expect(finished.code == 64)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test("Its help ends with an example")
    func help() async throws {
        let finished = try await Command.run("init", "--help")

        #expect(finished.code == 0)
        let end = try #require(finished.output.split(separator: "\n\n").last)
        #expect(end.hasPrefix("EXAMPLE\n  keepwarm init"))
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
