import Foundation
import Testing

@testable import LambdaPackaging

@Suite("Damaged inputs")
struct FuzzTests {
    @Test("Every property holds for the inputs that `make fuzz` begins with", arguments: Reader.allCases)
    func holdsForSeeds(reader: Reader) throws {
        for seed in try reader.seeds() { try reader.check(seed) }
    }

    @Test("Every property holds for damaged inputs", arguments: Reader.allCases, 1...4)
    func holdsForDamagedInputs(reader: Reader, seed: UInt64) throws {
        for input in DamagedInputs(try reader.seeds(), count: 2_500, seed: seed) { try reader.check(input) }
    }

    @Test("The small executable is one that may be packaged, and all of it is read")
    func readsSmallExecutable() throws {
        let executable = try BootstrapExecutable(SmallExecutable.bytes, name: "small")
        let parts = try PackageDocument.largestParts(of: SmallExecutable.bytes)

        #expect(executable.libraries == ["libc.so.6"])
        #expect(executable.newestGlibc == "GLIBC_2.34")
        #expect(parts.map(\.name) == ["void foo::bar<int>(int)", "main.Foo.bar(Swift.Int) -> ()", "plain"])
        #expect(parts.map(\.bytes) == [300, 200, 100])
    }

    @Test("An input arrives in the pieces that its first line asks for")
    func dividesInput() {
        let input = DividedInput([1, 3, 0, 0x0A] + Array("abcdefg".utf8))

        #expect(input.whole == Array("abcdefg".utf8))
        #expect(input.pieces == ["a", "bcd", "efg"].map { Array($0.utf8) })
    }
}

/// What reads foreign bytes.
enum Reader: String, CaseIterable {
    case archives
    case events
    case executables
    case gateway
    case invocations
    case logs
    case runtimeAPI = "runtime-api"
    case runtimeRequests = "runtime-requests"
    case templates

    /// The inputs that are damaged.
    func seeds() throws -> [[UInt8]] {
        guard self != .executables else { return [SmallExecutable.bytes] }
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Corpus/\(rawValue)")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.sorted { $0.path < $1.path }.map { Array(try Data(contentsOf: $0)) }
    }

    /// Checks the properties, and quotes an input that breaks one.
    func check(_ input: [UInt8]) throws {
        do throws(BrokenProperty) {
            switch self {
            case .archives: try ArchiveProperties.check(input)
            case .events: try EventProperties.check(input)
            case .executables: try ExecutableProperties.check(input)
            case .gateway: try GatewayProperties.check(input)
            case .invocations: try InvokeProperties.check(input)
            case .logs: try LogProperties.check(input)
            case .runtimeAPI: try RuntimeAPIProperties.check(input)
            case .runtimeRequests: try RuntimeRequestProperties.check(input)
            case .templates: try TemplateProperties.check(input)
            }
        } catch {
            throw BrokenProperty("\(error), with the input \(Data(input).base64EncodedString()) (base64)")
        }
    }
}
