import FoundationEssentials
import SAMTemplates
import Subprocess
import Testing

@Suite("Archives")
struct ArchiveTests {
    /// Makes an archive with Python's own module.
    private func makeArchive(_ script: String, at path: String) async throws {
        let result = try await Subprocess.run(
            .name("python3"),
            arguments: [
                "-c",
                """
                import sys, zipfile
                z = zipfile.ZipFile(sys.argv[1], 'w')
                def add(name, text, mode=0o100644, method=zipfile.ZIP_DEFLATED):
                    info = zipfile.ZipInfo(name); info.external_attr = mode << 16; info.create_system = 3
                    z.writestr(info, text, compress_type=method)
                \(script)
                z.close()
                """, path,
            ],
            output: .discarded,
            error: .string(limit: 1 << 16)
        )
        try #require(result.terminationStatus.isSuccess, "\(result.standardError)")
    }

    /// What comes of an archive that a script makes.
    private func unpack<Value: Sendable>(
        _ script: String,
        _ look: @Sendable (Result<String, UnpackingError>) throws -> Value
    ) async throws -> Value {
        let path = FileManager.default.temporaryDirectory.path() + "keepwarm-\(UUID().uuidString).zip"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await makeArchive(script, at: path)
        return try await UnpackedArchives.with { archives in try look(archives.unpack(path)) }
    }

    @Test("Files come out with their bytes, their folders and their permission to run")
    func unpacks() async throws {
        let script = """
            add('bootstrap', 'x' * 100000, 0o100755)
            add('lib/deep/data.txt', 'Grüße', method=zipfile.ZIP_STORED)
            add('empty/', '', 0o40755)
            add('nothing', '')
            z.comment = b'made by hand'
            """

        try await unpack(script) { result in
            let folder = try result.get()
            let bootstrap = try String(contentsOfFile: folder + "/bootstrap", encoding: .utf8)
            #expect(bootstrap == String(repeating: "x", count: 100_000))
            #expect(FileManager.default.isExecutableFile(atPath: folder + "/bootstrap"))
            #expect(try String(contentsOfFile: folder + "/lib/deep/data.txt", encoding: .utf8) == "Grüße")
            #expect(!FileManager.default.isExecutableFile(atPath: folder + "/lib/deep/data.txt"))
            #expect(FileManager.default.fileExists(atPath: folder + "/empty"))
            #expect(try Data(contentsOf: URL(filePath: folder + "/nothing")).isEmpty)
        }
    }

    @Test("What was unpacked is gone afterwards")
    func removes() async throws {
        let folder = try await unpack("add('a/b', 'c')") { try $0.get() }

        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test(
        "An archive that leads out of its folder is refused",
        arguments: ["add('../a', '')", "add('/a', '')", "add('a/../../b', '')", "add('a', '/etc', 0o120777)"]
    )
    func refusesEscape(script: String) async throws {
        let isRefused = try await unpack(script) { result in
            if case .failure = result { true } else { false }
        }

        #expect(isRefused)
    }

    @Test("What comes out of a damaged archive has its own bytes, or nothing comes out")
    func checksBytes() async throws {
        let path = FileManager.default.temporaryDirectory.path() + "keepwarm-\(UUID().uuidString).zip"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await makeArchive("add('a', 'hello ' * 9)", at: path)
        let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let damages = whole.indices.map { (Array(whole[..<$0]), whole[$0] ^ 0xFF, Array(whole[($0 + 1)...])) }

        for bytes in damages.map({ $0.0 + [$0.1] + $0.2 }) + [Array(whole.dropLast(30)), []] {
            try Data(bytes).write(to: URL(filePath: path))
            try await UnpackedArchives.with { archives in
                guard case .success(let folder) = archives.unpack(path) else { return }
                guard let text = try? String(contentsOfFile: folder + "/a", encoding: .utf8) else { return }
                #expect(text == String(repeating: "hello ", count: 9))
            }
        }
    }
}
