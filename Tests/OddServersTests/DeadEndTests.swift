import Glibc
import NIOCore
import NIOPosix
import OddServers
import Testing

@Suite("Dead ends", .timeLimit(.minutes(1)))
struct DeadEndTests {
    @Test("A refused port refuses, every time")
    func refuses() async throws {
        try await withRefusedPort { port in
            for _ in 1...3 {
                let error = await #expect(throws: NIOConnectionError.self) { try await connect(to: port) }
                let refusal = error?.connectionErrors.first?.error as? IOError
                #expect(refusal?.errnoCode == ECONNREFUSED)
            }
        }
    }

    @Test("Connecting to a black hole ends with the client's timeout alone")
    func swallows() async throws {
        try await withBlackHole { port in
            for _ in 1...2 {
                let error = await #expect(throws: ChannelError.self) {
                    try await connect(to: port, timeout: .milliseconds(100))
                }
                #expect(error == .connectTimeout(.milliseconds(100)))
            }
        }
    }

    private func connect(to port: Int, timeout: TimeAmount = .seconds(30)) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(timeout)
            .connect(host: "127.0.0.1", port: port)
            .get()
        try await channel.close()
    }
}
