import FoundationEssentials
import Subprocess
import Testing

/// A folder for one test, with a C compiler in it.
struct Workshop {
    /// The folder.
    let folder: String

    /// Runs `body` in a new folder, and removes the folder when `body` is done.
    static func with<Value>(_ body: (Workshop) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.path() + "packaging-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(Workshop(folder: folder))
    }

    /// The path of a file in the folder.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Writes a file.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
        return path(name)
    }

    /// The bytes of a file.
    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path(name))))
    }

    /// Runs a tool in the folder; it has to succeed.
    @discardableResult
    func run(_ tool: String, _ arguments: String...) async throws -> String {
        try await run(tool, arguments)
    }

    /// Runs a tool in the folder; it has to succeed.
    @discardableResult
    func run(_ tool: String, _ arguments: [String]) async throws -> String {
        let result = try await Subprocess.run(
            .name("env"),
            arguments: .init(["-C", folder, tool] + arguments),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        try #require(result.terminationStatus.isSuccess, "\(tool): \(result.standardError)")
        return result.standardOutput
    }

    /// Compiles and links a C program.
    ///
    /// - Parameters:
    ///   - source: Its text.
    ///   - arguments: What else the compiler is told.
    /// - Returns: The executable.
    /// - Throws: When the compiler fails.
    func program(_ source: String, _ arguments: String...) async throws -> [UInt8] {
        try write(source, to: "program.c")
        try await run("clang", ["-fuse-ld=lld", "-o", "program", "program.c"] + arguments)
        return try bytes("program")
    }

    /// Makes a library that has one symbol in one version, whatever this machine's own libraries have.
    ///
    /// - Returns: Its path, for the linker.
    func library(_ name: String, symbol: String, version: String) async throws -> String {
        try write("double \(symbol)(double value) { return value; }", to: "library.c")
        try write("\(version) { global: \(symbol); };", to: "library.map")
        try await run(
            "clang",
            "-fuse-ld=lld",
            "-shared",
            "-nostdlib",
            "-fPIC",
            "-fno-builtin",
            "library.c",
            "-o",
            name,
            "-Wl,-soname,\(name)",
            "-Wl,--version-script=library.map"
        )
        return path(name)
    }
}
