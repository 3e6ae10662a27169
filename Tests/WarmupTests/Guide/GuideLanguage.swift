import FoundationEssentials
import LambdaEmulator
import Subprocess
import Testing

/// A language in which the guide shows a function, and what runs it here.
enum GuideLanguage: String, CaseIterable, CustomTestStringConvertible {
    case swift
    case node
    case python
    case go

    var testDescription: String { rawValue }

    /// Whether this machine can run it.
    var isInstalled: Bool {
        switch self {
        case .swift: true
        case .node: Self.path(of: "node") != nil
        case .python: FileManager.default.isExecutableFile(atPath: Self.interpreter)
        case .go: Self.path(of: "go") != nil
        }
    }

    /// What to do when it cannot.
    var remedy: String {
        switch self {
        case .swift: "build the example"
        case .node: "install Node.js 18 or later"
        case .python: "run Scripts/peers"
        case .go: "install Go 1.21 or later"
        }
    }

    /// Where `Scripts/peers` installs a Python that has Lambda's runtime.
    private static let interpreter = Guide.repository + "/.build/peers/bin/python3"

    /// Makes a function of the guide's code in a folder.
    func function(in folder: String) async throws -> EmulatedFunction {
        let guide = try Guide()
        var runtime = EmulatedFunction.Runtime.executable(path: "\(folder)/bootstrap", name: "provided.al2023")
        switch self {
        case .swift:
            runtime = .executable(path: Self.products + "/warmed-function", name: "provided.al2023")
        case .node:
            let node = try #require(Self.path(of: "node"))
            try write(guide.blocks("js").joined(separator: "\n"), to: "\(folder)/index.js")
            try write("#!\(node)\n" + Bootstrap.node, to: "\(folder)/bootstrap", isExecutable: true)
        case .python:
            runtime = .python(interpreter: Self.interpreter, name: "python3.12")
            try write(guide.blocks("python").joined(separator: "\n"), to: "\(folder)/function.py")
        case .go:
            try write(guide.blocks("go").joined(separator: "\n"), to: "\(folder)/handler.go")
            try write(Bootstrap.go, to: "\(folder)/main.go")
            try write("module warmed\n\ngo 1.21\n", to: "\(folder)/go.mod")
            try await build(in: folder)
        }
        var function = EmulatedFunction(name: "warmed", runtime: runtime, codeFolder: folder)
        function.handler = "function.handler"
        function.timeout = .seconds(60)
        return function
    }

    private func build(in folder: String) async throws {
        let result = try await Subprocess.run(
            .name("env"),
            arguments: ["-C", folder, "GOTOOLCHAIN=local", "go", "build", "-o", "bootstrap", "."],
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        try #require(result.terminationStatus.isSuccess, "go build: \(result.standardError)")
    }

    private func write(_ text: String, to path: String, isExecutable: Bool = false) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        if isExecutable { try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path) }
    }

    /// The folder of what was built: the tests and, beside them, the functions of the examples.
    private static let products: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return String(tests[..<(tests.lastIndex(of: "/") ?? tests.startIndex)])
    }()

    /// Where a program of the search path lies; `nil` when there is none.
    private static func path(of program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").lazy
            .map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
