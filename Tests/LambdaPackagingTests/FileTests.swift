import FoundationEssentials
import Testing

@testable import LambdaPackaging

@Suite("Files of a package")
struct FileTests {
    @Test("A file is replaced as a whole, with nothing left beside it")
    func replaces() async throws {
        try await Workshop.with { workshop in
            try workshop.write("a longer text", to: "out")

            try FileReplacement.write([1, 2, 3], to: workshop.path("out"))

            #expect(try workshop.bytes("out") == [1, 2, 3])
            #expect(try FileManager.default.contentsOfDirectory(atPath: workshop.folder) == ["out"])
            let attributes = try FileManager.default.attributesOfItem(atPath: workshop.path("out"))
            #expect(attributes[.posixPermissions] as? UInt == 0o644)
        }
    }

    @Test("A file that cannot go where it should is refused, and says why")
    func namesPlace() async throws {
        try await Workshop.with { workshop in
            let missing = try #require(throws: PackagingError.self) {
                try FileReplacement.write([1], to: workshop.path("nowhere/out"))
            }
            let folder = try #require(throws: PackagingError.self) {
                try FileReplacement.checkPlace(workshop.folder)
            }

            #expect(
                missing.code == .missingFolder && missing.message.contains("no folder '\(workshop.folder)/nowhere/'")
            )
            #expect(folder.code == .missingFolder && folder.message.contains("is a folder"))
        }
    }

    @Test("What cannot be read says why")
    func namesReason() async throws {
        try await Workshop.with { workshop in
            try workshop.write("12345", to: "file")

            let missing = try #require(throws: PackagingError.self) { try FileContents.read(workshop.path("none")) }
            let folder = try #require(throws: PackagingError.self) { try FileContents.read(workshop.folder) }
            let device = try #require(throws: PackagingError.self) { try FileContents.read("/dev/zero") }
            let large = try #require(throws: PackagingError.self) {
                try FileContents.read(workshop.path("file"), limit: 4)
            }

            #expect(missing.code == .unreadableFile && missing.message.contains("no such file"))
            #expect(folder.code == .unreadableFile && folder.message.contains("it is a folder"))
            #expect(device.code == .unreadableFile && device.message.contains("no regular file"))
            #expect(large.code == .tooLarge && large.message.contains("has 5 bytes"))
            #expect(try FileContents.read(workshop.path("file"), limit: 5) == Array("12345".utf8))
        }
    }
}
