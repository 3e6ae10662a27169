import Chance
import Testing

@testable import LambdaPackaging

@Suite("A damaged executable")
struct DamagedExecutableTests {
    /// A program that has everything which is read: a loader, libraries, versions, sections and symbols.
    private static func program(in workshop: Workshop) async throws -> [UInt8] {
        let stub = try await workshop.library("libm.so.6", symbol: "hypotf", version: "GLIBC_2.30")
        let source = "double hypotf(double); int main(void) { return (int)hypotf(3); }"
        return try await workshop.program(source, "-fno-builtin", stub)
    }

    @Test("However short it was cut, it is refused and never read past its end", .timeLimit(.minutes(1)))
    func survivesTruncation() async throws {
        try await Workshop.with { workshop in
            let bytes = try await Self.program(in: workshop)
            _ = try BootstrapExecutable(bytes, name: "whole")

            for length in stride(from: 0, to: bytes.count, by: 41) {
                let error = #expect(throws: PackagingError.self) {
                    try BootstrapExecutable(Array(bytes[..<length]), name: "cut")
                }
                #expect(error?.code == .notAnExecutable, "cut to \(length) bytes")
            }
        }
    }

    @Test("Whatever bytes changed, it is read or refused", .timeLimit(.minutes(1)))
    func survivesMutation() async throws {
        try await Workshop.with { workshop in
            let bytes = try await Self.program(in: workshop)
            let file = try ELFFile(bytes, name: "whole")
            // What is read: the headers at both ends, the loader's tables, and the names they refer to.
            let dynamic = try #require(file.segments.first { $0.kind == .dynamic })
            let ranges = [
                0..<2048, Int(dynamic.offset)..<Int(dynamic.offset + dynamic.fileSize),
                bytes.count - 2500..<bytes.count,
            ]
            var random = SeededGenerator(seed: 7)
            var counts: [PackagingError.Code?: Int] = [:]

            for _ in 0..<2_000 {
                var mutated = bytes
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
                    let extremes: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, .random(in: 0...255, using: &random)]
                    mutated[.random(in: range, using: &random)] = extremes[.random(in: 0..<6, using: &random)]
                }
                do throws(PackagingError) {
                    _ = try BootstrapExecutable(mutated, name: "changed")
                    _ = try PackageDocument.largestParts(of: mutated)
                    counts[nil, default: 0] += 1
                } catch {
                    counts[error.code, default: 0] += 1
                }
            }

            #expect(counts.values.reduce(0, +) == 2_000)
            #expect(counts[nil, default: 0] > 100)
            #expect(counts[.notAnExecutable, default: 0] > 100)
        }
    }

    @Test("A section without a kind is no part of the file, whatever size it claims")
    func passesOverNullSection() throws {
        var bytes = MinimalExecutable.bytes()
        bytes[40] = UInt8(bytes.count)  // the section headers
        bytes[58] = 64
        bytes[60] = 1
        var header = [UInt8](repeating: 0, count: 64)
        header[8] = 2  // mapped into memory
        header.replaceSubrange(32..<40, with: repeatElement(0xFF, count: 8))

        #expect(try PackageDocument.largestParts(of: bytes + header).isEmpty)
    }
}
