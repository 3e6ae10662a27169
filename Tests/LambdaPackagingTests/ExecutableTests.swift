import Testing

@testable import LambdaPackaging

@Suite("An executable that is to be packaged")
struct ExecutableTests {
    private static let greeting = "#include <stdio.h>\nint main(void) { puts(\"hello\"); return 0; }"

    @Test("A static executable needs nothing", .timeLimit(.minutes(1)))
    func acceptsStatic() async throws {
        try await Workshop.with { workshop in
            let bytes = try await workshop.program(Self.greeting, "-static")

            let executable = try BootstrapExecutable(bytes, name: "program")

            #expect(executable.libraries.isEmpty)
            #expect(executable.newestGlibc == nil)
            #expect(executable.architecture == .host)
        }
    }

    @Test("One that moves in memory and is static all the same needs nothing either", .timeLimit(.minutes(1)))
    func acceptsStaticPositionIndependent() async throws {
        try await Workshop.with { workshop in
            let executable = try BootstrapExecutable(
                try await workshop.program(Self.greeting, "-static-pie", "-fPIE"),
                name: "program"
            )

            #expect(executable.libraries.isEmpty && executable.newestGlibc == nil)
        }
    }

    @Test("One that needs glibc alone says so", .timeLimit(.minutes(1)))
    func acceptsGlibc() async throws {
        try await Workshop.with { workshop in
            let library = try await workshop.library("libm.so.6", symbol: "fmax", version: "GLIBC_2.29")
            let source = "double fmax(double); int main(void) { return (int)fmax(3); }"
            let bytes = try await workshop.program(source, "-fno-builtin", library)

            let executable = try BootstrapExecutable(bytes, name: "program")

            #expect(Set(executable.libraries) == ["libm.so.6", "libc.so.6"])
            #expect(executable.newestGlibc?.hasPrefix("GLIBC_2.") == true)
        }
    }

    @Test(
        "A symbol that Amazon Linux 2023 does not have is named, with its version and a cure",
        .timeLimit(.minutes(1)),
        arguments: [
            ("libm.so.6", "hypotf", "GLIBC_2.35", "GLIBC_2.34", "in a C target"),
            ("libm.so.6", "fmod", "GLIBC_2.38", "GLIBC_2.34", "-static-executable"),
            ("libm.so.6", "arc4random", "GLIBC_3.0", "GLIBC_2.34", "-static-executable"),
            ("libstdc++.so.6", "wait_for", "GLIBCXX_3.4.30", "GLIBCXX_3.4.29", "-static-executable"),
            ("libgcc_s.so.1", "unwind", "GCC_12.0.0", "GCC_11.0", "-static-executable"),
        ]
    )
    func refusesNewerSymbol(library: String, symbol: String, version: String, limit: String, cure: String) async throws
    {
        try await Workshop.with { workshop in
            let stub = try await workshop.library(library, symbol: symbol, version: version)
            let source = "double \(symbol)(double); int main(void) { return (int)\(symbol)(3); }"
            let bytes = try await workshop.program(source, "-fno-builtin", "-Wl,--unresolved-symbols=ignore-all", stub)

            let error = try #require(throws: PackagingError.self) { try BootstrapExecutable(bytes, name: "program") }

            #expect(error.code == .unsuitableExecutable)
            let line = try #require(error.message.split(separator: "\n").first { $0.contains(version) })
            #expect(line.contains("calls \(symbol) of \(version) in \(library)"))
            #expect(line.contains("has \(limit) at most"))
            #expect(line.contains(cure))
        }
    }

    @Test("A newer symbol is found in a file without sections too", .timeLimit(.minutes(1)))
    func looksAtSegments() async throws {
        try await Workshop.with { workshop in
            let stub = try await workshop.library("libm.so.6", symbol: "hypotf", version: "GLIBC_2.35")
            let source = "double hypotf(double); int main(void) { return (int)hypotf(3); }"
            _ = try await workshop.program(source, "-fno-builtin", stub)
            try await workshop.run("llvm-objcopy", "--strip-sections", "program", "bare")

            let error = try #require(throws: PackagingError.self) {
                try BootstrapExecutable(try workshop.bytes("bare"), name: "bare")
            }

            #expect(error.message.contains("calls hypotf of GLIBC_2.35"))
        }
    }

    @Test(
        "A library beyond glibc's own is named, with what brings it",
        .timeLimit(.minutes(1)),
        arguments: [
            ("libstdc++.so.6", "what Swift's runtime needs of C++"), ("libswiftCore.so", "--static-swift-stdlib"),
            ("libcurl.so.4", "FoundationNetworking"), ("libz.so.1", "build on Amazon Linux 2023"),
        ]
    )
    func refusesLibrary(library: String, hint: String) async throws {
        try await Workshop.with { workshop in
            let stub = try await workshop.library(library, symbol: "needed", version: "OURS_1.0")
            let bytes = try await workshop.program(
                "double needed(double); int main(void) { return (int)needed(3); }",
                stub
            )

            let error = try #require(throws: PackagingError.self) { try BootstrapExecutable(bytes, name: "program") }

            #expect(error.code == .unsuitableExecutable)
            #expect(error.message.contains("needs \(library), which is not part of glibc"))
            #expect(error.message.contains(hint))
        }
    }

    @Test("A loader that Amazon Linux 2023 does not have is named", .timeLimit(.minutes(1)))
    func refusesLoader() async throws {
        try await Workshop.with { workshop in
            let bytes = try await workshop.program(Self.greeting, "-Wl,--dynamic-linker=/lib/ld-musl-x86_64.so.1")

            let error = try #require(throws: PackagingError.self) { try BootstrapExecutable(bytes, name: "program") }

            #expect(error.message.contains("loader '/lib/ld-musl-x86_64.so.1'"))
        }
    }

    @Test("The data of ICU is found in a stripped executable", .timeLimit(.minutes(1)))
    func refusesICU() async throws {
        try await Workshop.with { workshop in
            let source = """
                const unsigned char data[] = {0x90, 0x00, 0xDA, 0x27, 0x14, 0, 0, 0, 0, 0, 2, 0, 'C', 'm', 'n', 'D', 1};
                int main(int count, char **arguments) { return data[count]; }
                """
            let bytes = try await workshop.program(source, "-static", "-s")

            let error = try #require(throws: PackagingError.self) { try BootstrapExecutable(bytes, name: "program") }

            #expect(error.code == .unsuitableExecutable)
            #expect(error.message.contains("ICU"))
        }
    }

    @Test("The architecture is told, and has to be the one that was asked for")
    func checksArchitecture() throws {
        let bytes = MinimalExecutable.bytes(machine: 183)

        let executable = try BootstrapExecutable(bytes, name: "program")
        let error = try #require(throws: PackagingError.self) {
            try BootstrapExecutable(bytes, name: "program", architecture: .intel)
        }

        #expect(executable.architecture == .arm)
        #expect(error.code == .wrongArchitecture)
        #expect(error.message == "'program' is for arm64, and the function for x86_64.")
    }

    @Test(
        "A file that is no executable is told what it is",
        arguments: [
            ([], "is empty"), (Array("#!/bin/sh\n".utf8), "is a script"), (Array("hello".utf8), "is no executable"),
            ([0xCF, 0xFA, 0xED, 0xFE, 0x07], "is a program for macOS"), (Array("MZ".utf8), "is a program for Windows"),
            ([0x50, 0x4B, 3, 4], "is a zip already"), ([0x7F, 0x45, 0x4C, 0x46], "is cut off"),
            (MinimalExecutable.bytes(type: 1), "is an object file"),
            (MinimalExecutable.bytes(type: 4), "is a core dump"),
            (MinimalExecutable.bytes(machine: 243), "is for a processor that Lambda does not offer"),
        ] as [([UInt8], String)]
    )
    func tellsWhatItIs(bytes: [UInt8], words: String) throws {
        let error = try #require(throws: PackagingError.self) { try BootstrapExecutable(bytes, name: "program") }

        #expect(error.message.contains("'program' \(words)"))
    }

    @Test("A shared library is told from an executable", .timeLimit(.minutes(1)))
    func refusesSharedLibrary() async throws {
        try await Workshop.with { workshop in
            _ = try await workshop.library("libours.so", symbol: "ours", version: "OURS_1.0")

            let error = try #require(throws: PackagingError.self) {
                try BootstrapExecutable(try workshop.bytes("libours.so"), name: "libours.so")
            }

            #expect(error.message.contains("is a shared library"))
        }
    }
}
