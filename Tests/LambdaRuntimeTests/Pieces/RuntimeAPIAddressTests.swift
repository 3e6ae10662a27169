import Testing

@testable import LambdaRuntime

@Suite("AWS_LAMBDA_RUNTIME_API")
struct RuntimeAPIAddressTests {
    @Test(
        "A host, with a port or without, is an address",
        arguments: [
            ("127.0.0.1:9001", "127.0.0.1", 9001), ("169.254.100.1:9001", "169.254.100.1", 9001),
            ("127.0.0.1", "127.0.0.1", 80), ("[::1]:9001", "::1", 9001), ("[fe80::1]", "fe80::1", 80),
            ("localhost:65535", "localhost", 65535), ("runtime-api.internal", "runtime-api.internal", 80),
        ]
    )
    func reads(value: String, host: String, port: UInt16) throws {
        let address = try RuntimeAPIAddress(value)

        #expect(address.host == host && address.port == port && address.authority == value)
    }

    @Test(
        "Anything else is refused by name and value",
        arguments: [
            "", ":", ":9001", "host:", "host:0", "host:65536", "host:-1", "host:+1", "host:9x", "host: 9001", "a:1:2",
            "::1", "::1:9001", "[::1", "[::1]9001", "[::1]:", "[]:1", "[localhost]:1", "[127.0.0.1]:1", "http://a:1",
            "a/b", "a b", "höst:1", "a@b:1", "a\n:1", "a\u{0}:1", String(repeating: "a", count: 254),
        ]
    )
    func refuses(value: String) throws {
        let error = try #require(throws: LambdaRuntimeError.self) { try RuntimeAPIAddress(value) }

        #expect(error.code == .invalidAddress)
        #expect(error.message.hasPrefix("AWS_LAMBDA_RUNTIME_API is '\(value.prefix(1) == "a" ? "a" : "")"))
        #expect(!error.message.contains("\n") && error.message.utf8.count < 400)
    }

    @Test("A missing value is refused by name")
    func refusesNothing() throws {
        let error = try #require(throws: LambdaRuntimeError.self) { try RuntimeAPIAddress(nil) }

        #expect(error.code == .invalidAddress)
        #expect(error.message.hasPrefix("AWS_LAMBDA_RUNTIME_API is not set"))
    }
}
