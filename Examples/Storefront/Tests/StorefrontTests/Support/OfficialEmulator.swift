import Foundation
import FoundationNetworking
import Glibc

/// AWS's own Lambda Runtime Interface Emulator, running the executable that is deployed.
struct OfficialEmulator {
    /// Where the repository's `Scripts/peers` installs it.
    private static let path = repositoryFolder + "/.build/peers/bin/aws-lambda-rie"

    /// Whether it is there.
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    private let port: UInt16

    /// Runs `body` while a function runs in the emulator.
    ///
    /// - Parameters:
    ///   - handler: The function's `Handler`.
    ///   - environment: The function's variables.
    ///   - body: What to do meanwhile.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or why the emulator could not run.
    static func withRunning<Value>(
        _ handler: String,
        environment: [String: String],
        _ body: (OfficialEmulator) async throws -> Value
    ) async throws -> Value {
        let emulator = OfficialEmulator(port: freePort())
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = [
            "--runtime-interface-emulator-address", "127.0.0.1:\(emulator.port)",
            "--runtime-api-address", "127.0.0.1:\(freePort())",
            try productFolder + "/storefront",
        ]
        process.environment = environment.merging(["_HANDLER": handler]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The function ends by itself when its Runtime API is gone.
        defer { kill(process.processIdentifier, SIGKILL) }
        // The emulator says nowhere that it has begun to listen.
        while !canConnect(to: emulator.port) {
            guard process.isRunning else { throw Failure(command: path, output: "it ended") }
            await Task.yield()
        }
        return try await body(emulator)
    }

    /// Hands an event to the function.
    ///
    /// - Returns: What came back: the function's result, or its error.
    func invoke(_ event: [UInt8]) async throws -> [UInt8] {
        guard let url = URL(string: "http://127.0.0.1:\(port)/2015-03-31/functions/function/invocations") else {
            throw URLError(.badURL)
        }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(event)
        return Array(try await URLSession.shared.data(for: request).0)
    }

    /// The folder with the executables of this package, which lie beside the tests.
    static var productFolder: String {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return String(tests[..<(tests.lastIndex(of: "/") ?? tests.startIndex)])
        }
    }

    /// A port that nobody listens on, below those that the system takes for the near end of connections.
    private static func freePort() -> UInt16 {
        while true {
            let port = UInt16.random(in: 10_000..<32_000)
            if withSocket(port, { bind($0, $1, $2) }) { return port }
        }
    }

    private static func canConnect(to port: UInt16) -> Bool {
        withSocket(port) { connect($0, $1, $2) }
    }

    private static func withSocket(
        _ port: UInt16,
        _ call: (CInt, UnsafePointer<sockaddr>, socklen_t) -> CInt
    ) -> Bool {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
