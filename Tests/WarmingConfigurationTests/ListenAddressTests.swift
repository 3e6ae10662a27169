import Testing
import Warming
import WarmingConfiguration

@Suite("Listen address")
struct ListenAddressTests {
    @Test(
        "A host and a port are told apart, and put together again for a URL",
        arguments: [
            ("127.0.0.1:8080", "127.0.0.1", 8080, "127.0.0.1"), ("localhost:0", "localhost", 0, "localhost"),
            ("[::1]:65535", "::1", 65535, "[::1]"), ("0.0.0.0:80", "0.0.0.0", 80, "0.0.0.0"),
        ]
    )
    func reads(text: String, host: String, port: Int, urlHost: String) throws {
        let address = try ListenAddress(text)

        #expect(address.host == host && address.port == port && address.urlHost == urlHost)
    }

    @Test(
        "What is no address is refused, and quoted",
        arguments: [
            "", ":", ":8080", "localhost", "localhost:", "localhost:x", "localhost:65536", "::1:80", "[]:80", "8080",
        ]
    )
    func refuses(text: String) {
        let error = #expect(throws: WarmingError.self) { try ListenAddress(text) }

        #expect(error?.code == .invalidAddress && error?.message.contains("'\(text)'") == true)
    }
}
