import Chance
import FoundationEssentials
import Testing

@testable import LambdaPackaging

@Suite("A zip")
struct ZipTests {
    private static let entries = [
        ZipEntry(name: "bootstrap", bytes: Array(repeating: 7, count: 100_000), isExecutable: true),
        ZipEntry(name: "keepwarm.json", bytes: Array("{\"targets\": []}".utf8)),
        ZipEntry(name: "certs/größe.pem", bytes: []),
        ZipEntry(name: "noise", bytes: noise(70_000)),
    ]

    private static func noise(_ count: Int) -> [UInt8] {
        var random = SeededGenerator(seed: 1)
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    @Test("Python reads back every byte, mode and date", .timeLimit(.minutes(1)))
    func isReadByPython() async throws {
        try await Workshop.with { workshop in
            try FileReplacement.write(try ZipArchive.bytes(of: Self.entries), to: workshop.path("a.zip"))
            let script = """
                import zipfile
                zip = zipfile.ZipFile('a.zip')
                assert zip.testzip() is None
                for entry in zip.infolist():
                    assert entry.date_time == (1980, 1, 1, 0, 0, 0) and entry.create_system == 3 and not entry.extra
                    print(entry.filename, oct(entry.external_attr >> 16), entry.file_size, entry.compress_type)
                zip.extractall('out')
                """

            let listing = try await workshop.run("python3", "-X", "utf8", "-c", script)

            #expect(
                listing == """
                    bootstrap 0o100755 100000 8
                    keepwarm.json 0o100644 15 0
                    certs/größe.pem 0o100644 0 0
                    noise 0o100644 70000 0

                    """
            )
            for entry in Self.entries { #expect(try workshop.bytes("out/\(entry.name)") == entry.bytes) }
        }
    }

    @Test("The bytes depend on nothing but the files")
    func isDeterministic() throws {
        let first = try ZipArchive.bytes(of: Self.entries)
        let second = try ZipArchive.bytes(of: Self.entries)

        #expect(first == second)
    }

    @Test(
        "A name that leaves the folder is refused",
        arguments: ["", "/etc/passwd", "../a", "a/../../b", "a//b", "a/", "./a", "a\0b"]
    )
    func refusesName(name: String) throws {
        let error = try #require(throws: PackagingError.self) {
            try ZipArchive.bytes(of: [ZipEntry(name: name, bytes: [])])
        }

        #expect(error.code == .invalidEntry)
    }

    @Test("The same name twice is refused")
    func refusesDuplicate() throws {
        let error = try #require(throws: PackagingError.self) {
            try ZipArchive.bytes(of: [ZipEntry(name: "a", bytes: [1]), ZipEntry(name: "a", bytes: [2])])
        }

        #expect(error.code == .invalidEntry)
        #expect(error.message.contains("'a'"))
    }
}
