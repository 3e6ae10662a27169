import Chance
import Testing

@testable import LambdaPackaging

@Suite("A rehearsal")
struct RehearsalTests {
    /// A function in C: it asks for an event and waits for ever.
    ///
    /// Its one large value is used at both ends and nowhere
    /// between, and the zeros behind it have to be zeros.
    private static func function(asking path: String = "/2018-06-01/runtime/invocation/next") -> String {
        """
        #include <arpa/inet.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/socket.h>
        #include <unistd.h>
        volatile char large[1 << 20] = {1}, zeros[300000];
        int main(int count, char **arguments) {
            if (count > 1) { printf("%d %d %d\\n", large[0], large[(1 << 20) - 1], zeros[count * 100000]); return 0; }
            char *api = getenv("AWS_LAMBDA_RUNTIME_API");
            struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(strchr(api, ':') + 1))};
            inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
            int s = socket(AF_INET, SOCK_STREAM, 0);
            if (large[0] + large[(1 << 20) - 1] != 1 || connect(s, (void *)&to, sizeof to)) return 1;
            dprintf(s, "GET \(path) HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n");
            for (;;) pause();
        }
        """
    }

    @Test("What the start needs comes first, and the program runs as before", .timeLimit(.minutes(1)))
    func movesToFront() async throws {
        try await Workshop.with { workshop in
            let bytes = try await workshop.program(Self.function(), "-static", "-O1")
            let before = try await workshop.run("./program", "x", "y")

            let rehearsed = try #require(
                try Rehearsal(folder: workshop.folder).rehearse(
                    bytes,
                    files: [ZipEntry(name: "beside", bytes: [1])]
                )
            )

            #expect(before == "1 0 0\n")
            #expect(rehearsed.startBytes < 600_000 && rehearsed.startBytes > 16_000)
            try FileReplacement.write(rehearsed.executable, to: workshop.path("moved"), mode: 0o755)
            #expect(try await workshop.run("./moved", "x", "y") == before)
            let headers = try await workshop.run("readelf", "-lW", "moved")
            #expect(headers.contains("LOAD") && !headers.contains("Warning") && !headers.contains("Error"))
            #expect(try BootstrapExecutable(rehearsed.executable, name: "moved").libraries.isEmpty)
            #expect(try workshop.bytes("beside") == [1])
            // Behind the program headers comes data, which is not executable.
            let segments = try ELFFile(rehearsed.executable, name: "moved").segments
            let inFile = segments.filter { $0.kind == .load }.sorted { $0.offset < $1.offset }
            #expect(inFile.dropFirst().first.map { $0.permissions & 1 } == 0)
        }
    }

    @Test("Every byte in memory is the one that was there before, in any order", .timeLimit(.minutes(1)))
    func keepsMemory() async throws {
        try await Workshop.with { workshop in
            let file = try ELFFile(try await workshop.program(Self.function(), "-static"), name: "program")
            let pieces = try #require(ExecutablePieces(file, size: 4096))
            var random = SeededGenerator(seed: 11)

            let moved = try ELFFile(
                pieces.executable(inOrder: pieces.pieces.indices.shuffled(using: &random)),
                name: "moved"
            )

            for segment in file.segments where segment.kind == .load {
                for address in starts(in: segment.addresses) {
                    // Up to the next multiple of 512, so that no step reaches into another piece.
                    let count = Int(min(512 - address % 512, segment.addresses.upperBound - address))
                    let place = Int(try #require(moved.offset(ofAddress: address)))
                    let origin = Int(segment.offset + (address - segment.addresses.lowerBound))
                    let isSame =
                        moved.contents.bytes[place..<place + count] == file.contents.bytes[origin..<origin + count]
                    if !isSame { Issue.record("the bytes at \(address) differ") }
                }
            }
            #expect(moved.contents.bytes[24..<32] == file.contents.bytes[24..<32])
            #expect(moved.segments.filter { $0.kind != .load }.count == file.segments.filter { $0.kind == nil }.count)
        }
    }

    /// The beginning of a range, and every multiple of 512 in it.
    private func starts(in addresses: Range<UInt64>) -> [UInt64] {
        let next = (addresses.lowerBound / 512 + 1) * 512
        return [addresses.lowerBound] + stride(from: next, to: addresses.upperBound, by: 512)
    }

    @Test("The same program comes out the same", .timeLimit(.minutes(1)))
    func isDeterministic() async throws {
        try await Workshop.with { workshop in
            let bytes = try await workshop.program(Self.function(), "-static")
            let rehearsal = Rehearsal(folder: workshop.folder)

            let first = try rehearsal.rehearse(bytes, files: [])?.executable
            let second = try rehearsal.rehearse(bytes, files: [])?.executable

            #expect(first != nil && first == second)
        }
    }

    @Test(
        "A program that is not of one file at one place is left alone",
        .timeLimit(.minutes(1)),
        arguments: [[], ["-static-pie", "-fPIE"]]
    )
    func leavesAlone(arguments: [String]) async throws {
        try await Workshop.with { workshop in
            try workshop.write(Self.function(), to: "program.c")
            try await workshop.run("clang", ["-fuse-ld=lld", "-o", "program", "program.c"] + arguments)

            let rehearsed = try Rehearsal(folder: workshop.folder).rehearse(try workshop.bytes("program"), files: [])

            #expect(rehearsed == nil)
        }
    }

    @Test("A function that never asks for an event fails the rehearsal", .timeLimit(.minutes(1)))
    func namesFailure() async throws {
        try await Workshop.with { workshop in
            let ending = try await workshop.program("int main(void) { return 3; }", "-static")
            let other = try await workshop.program(Self.function(asking: "/2018-06-01/runtime/init/error"), "-static")
            let rehearsal = Rehearsal(folder: workshop.folder)

            let ended = try #require(throws: PackagingError.self) { try rehearsal.rehearse(ending, files: []) }
            let failed = try #require(throws: PackagingError.self) { try rehearsal.rehearse(other, files: []) }

            #expect(ended.message.contains("ended before it asked for an event"))
            #expect(failed.message.contains("asked for 'GET /2018-06-01/runtime/init/error HTTP/1.1'"))
        }
    }
}
