import Chance
import FoundationEssentials
import Testing

@testable import LambdaPackaging

@Suite("A function's package")
struct FunctionPackageTests {
    private static let configuration = ZipEntry(name: "keepwarm.json", bytes: Array("{}".utf8))

    /// An executable with bytes behind it that nothing makes smaller.
    private static func executable(noise count: Int) throws -> BootstrapExecutable {
        // Deflate looks back 32 KB: what is repeated after more than that is new to it.
        var random = SeededGenerator(seed: 3)
        let noise = (0..<40_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        var bytes = MinimalExecutable.bytes()
        while bytes.count < count { bytes += noise.prefix(count - bytes.count) }
        return try BootstrapExecutable(bytes, name: "bootstrap")
    }

    @Test("It says what Lambda will say of it")
    func sumsUp() throws {
        let package = try FunctionPackage(executable: Self.executable(noise: 0), files: [Self.configuration])
        let document = PackageDocument(package, output: "out.zip", variables: ["TOKEN"])

        #expect(document.zipBytes == package.archive.count)
        #expect(document.executableBytes == 120)
        #expect(document.architecture == "x86_64")
        #expect(document.sha256.count == 64)
        let hexadecimal = Data(base64Encoded: document.codeSha256)?.map {
            String(UInt16($0) + 0x100, radix: 16).suffix(2)
        }
        #expect(hexadecimal?.joined() == document.sha256)
        #expect(document.text.contains("needs         nothing: static"))
        #expect(document.text.contains("environment   TOKEN"))
        #expect(try JSONDecoder().decode(PackageDocument.self, from: Data(try document.json.utf8)) == document)
    }

    @Test("A zip over 50 MB is refused, and one just below is not", .timeLimit(.minutes(2)))
    func limitsZip() throws {
        let fitting = try FunctionPackage(executable: Self.executable(noise: 52_400_000), files: [Self.configuration])
        let error = try #require(throws: PackagingError.self) {
            try FunctionPackage(executable: Self.executable(noise: 52_500_000), files: [Self.configuration])
        }

        #expect(fitting.archive.count <= 52_428_800)
        #expect(error.code == .tooLarge)
        #expect(error.message.contains("52428800"))
    }

    @Test("Files of more than 250 MB are refused, however small the zip", .timeLimit(.minutes(1)))
    func limitsFiles() throws {
        let zeros = ZipEntry(name: "zeros", bytes: [UInt8](repeating: 0, count: 262_144_000))

        let error = try #require(throws: PackagingError.self) {
            try FunctionPackage(executable: Self.executable(noise: 0), files: [zeros])
        }

        #expect(error.code == .tooLarge)
        #expect(error.message.contains("262144000"))
    }

    @Test("The largest functions are named as people write them, and sections when names were stripped off")
    func tellsLargest() async throws {
        try await Workshop.with { workshop in
            let source = """
                const char small[1000] = {1}, large[5000] = {1};
                char zeros[90000];
                const char *mangled(void) __asm__("$s4main5greetyyF");
                __attribute__((section(".text.hot"))) const char *mangled(void) { return small; }
                int main(int count, char **arguments) { return mangled()[count] + large[count] + zeros[count]; }
                """
            let program = try await workshop.program(source)
            let names = try PackageDocument.largestParts(of: program, limit: 100)
            let sections = try PackageDocument.largestParts(of: try await workshop.program(source, "-s"), limit: 3)

            #expect(names.prefix(2) == [.init(name: "large", bytes: 5000), .init(name: "small", bytes: 1000)])
            #expect(names.contains { $0.name == "main.greet() -> ()" })
            #expect(!names.contains { $0.name == "zeros" })
            #expect(sections.first?.name == ".rodata")
        }
    }
}
