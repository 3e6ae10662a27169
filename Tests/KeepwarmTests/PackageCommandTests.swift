import FoundationEssentials
import Testing

@Suite("keepwarm package")
struct PackageCommandTests {
    /// The smallest file that counts as a static executable: an ELF header and a segment.
    private static let executable: Data = {
        var bytes = Data(count: 120)
        let fields: [Int: [UInt8]] = [
            0: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1], 16: [2, 0, 62, 0, 1], 24: [0x78, 0, 0x40], 32: [64],
            52: [64, 0, 56, 0, 1],
            64: [1, 0, 0, 0, 5], 82: [0x40], 96: [120], 104: [120],
        ]
        for (offset, field) in fields { bytes.replaceSubrange(offset..<offset + field.count, with: field) }
        return bytes
    }()

    /// A folder with a configuration and an executable.
    private static func withInput(_ body: (String) async throws -> Void) async throws {
        try await withFolder { folder in
            let yaml = "targets: [{url: \"https://${HOST}/\"}]\n"
            try yaml.write(toFile: folder + "/keepwarm.yaml", atomically: true, encoding: .utf8)
            try executable.write(to: URL(filePath: folder + "/program"))
            try await body(folder)
        }
    }

    private static func package(
        _ folder: String,
        to output: String = "out.zip",
        _ more: String...,
        environment: [String: String] = ["HOST": "a.example"]
    ) async throws -> Finished {
        let arguments = ["package", "--config", folder + "/keepwarm.yaml", "--output", "\(folder)/\(output)"]
        return try await Command.run(
            arguments + ["--bootstrap", folder + "/program"] + more,
            environment: environment
        )
    }

    @Test("The same input gives the same bytes, in another folder and with other secrets too", .timeLimit(.minutes(1)))
    func isDeterministic() async throws {
        try await Self.withInput { first in
            try await Self.withInput { second in
                let one = try await Self.package(first)
                let two = try await Self.package(second, environment: ["HOST": "b.example", "TZ": "Asia/Tokyo"])

                #expect(one.code == 0 && two.code == 0)
                #expect(one.output.contains("needs         nothing: static"))
                let zip = try Data(contentsOf: URL(filePath: first + "/out.zip"))
                #expect(try zip == Data(contentsOf: URL(filePath: second + "/out.zip")))
            }
        }
    }

    @Test("JSON says what was made", .timeLimit(.minutes(1)))
    func tellsPrograms() async throws {
        struct Document: Decodable {
            var architecture: String
            var zipBytes: Int
            var variables: [String]
            var largest: [[String: String]]?
        }
        try await Self.withInput { folder in
            let finished = try await Self.package(folder, "--format", "json", "--sizes")

            #expect(finished.code == 0 && finished.complaint.isEmpty)
            let document = try JSONDecoder().decode(Document.self, from: Data(finished.output.utf8))
            #expect(document.architecture == "x86_64" && document.variables == ["HOST"] && document.largest == [])
            #expect(try document.zipBytes == Data(contentsOf: URL(filePath: folder + "/out.zip")).count)
        }
    }

    @Test("A variable that is not set here is told, and packaged all the same", .timeLimit(.minutes(1)))
    func warnsOfUnsetVariable() async throws {
        try await Self.withInput { folder in
            let finished = try await Self.package(folder, environment: [:])

            #expect(finished.code == 0)
            #expect(finished.complaint.contains("warning: not set here") && finished.complaint.contains("HOST"))
        }
    }

    @Test("A mistake in the configuration ends with 64, and no zip is written", .timeLimit(.minutes(1)))
    func refusesConfiguration() async throws {
        try await Self.withInput { folder in
            try "targts: []".write(toFile: folder + "/keepwarm.yaml", atomically: true, encoding: .utf8)

            let finished = try await Self.package(folder)

            #expect(finished.code == 64)
            #expect(finished.complaint.contains("did you mean 'targets'?"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/out.zip"))
        }
    }

    @Test("What is no fit executable ends with 1, and the old zip stays", .timeLimit(.minutes(1)))
    func refusesExecutable() async throws {
        try await Self.withInput { folder in
            try "#!/bin/sh\n".write(toFile: folder + "/program", atomically: true, encoding: .utf8)
            try "old".write(toFile: folder + "/out.zip", atomically: true, encoding: .utf8)

            let finished = try await Self.package(folder)

            #expect(finished.code == 1 && finished.output.isEmpty)
            #expect(finished.complaint.contains("'\(folder)/program' is a script"))
            #expect(try String(contentsOfFile: folder + "/out.zip", encoding: .utf8) == "old")
        }
    }

    @Test("A mistaken command line is named and ends with 64", .timeLimit(.minutes(1)))
    func namesMistakes() async throws {
        try await Self.withInput { folder in
            let architecture = try await Self.package(folder, "--arch", "sparc")
            let place = try await Self.package(folder, to: "none/out.zip")
            let program = try await Self.package(folder, "--bootstrap", "/nowhere")
            let sources = try await Command.run(
                "package",
                "--config",
                folder + "/keepwarm.yaml",
                "--source",
                folder,
                "--output",
                folder + "/out.zip",
                environment: ["HOST": "a"]
            )

            #expect(architecture.code == 64 && architecture.complaint.contains("'sparc' is not an architecture"))
            #expect(place.code == 64 && place.complaint.contains("no folder '\(folder)/none/'"))
            #expect(program.code == 64 && program.complaint.contains("'/nowhere' cannot be read"))
            #expect(sources.code == 64 && sources.complaint.contains("--source"))
        }
    }

    @Test("An executable for another architecture ends with 1", .timeLimit(.minutes(1)))
    func refusesArchitecture() async throws {
        try await Self.withInput { folder in
            let finished = try await Self.package(folder, "--arch", "arm64")

            #expect(finished.code == 1)
            #expect(finished.complaint.contains("is for x86_64, and the function for arm64"))
        }
    }
}
