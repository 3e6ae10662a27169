import Testing

@testable import OddServers

@Suite("Handshake tap")
struct HandshakeTapTests {
    private static let supportedVersions: [UInt8] = [0, 43, 0, 2, 3, 4]
    private static let preSharedKey: [UInt8] = [0, 41, 0, 2, 0, 0]
    private static let changeOfCiphers: [UInt8] = [20, 3, 3, 0, 1, 1]
    private static let retry: [UInt8] = [0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11]

    @Test("TLS 1.3 is resumed when the server has taken the key of before")
    func tellsTLS13() {
        #expect(HandshakeTap.resumes(record(hello(Self.supportedVersions))) == false)
        #expect(HandshakeTap.resumes(record(hello(Self.supportedVersions + Self.preSharedKey))) == true)
    }

    @Test("TLS 1.3 is told by the second hello when the server wanted another")
    func tellsTLS13AfterRetry() {
        let retry = record(hello(Self.supportedVersions, random: Self.retry)) + Self.changeOfCiphers

        #expect(HandshakeTap.resumes(retry) == nil)
        #expect(HandshakeTap.resumes(retry + record(hello(Self.supportedVersions))) == false)
        #expect(HandshakeTap.resumes(retry + record(hello(Self.supportedVersions + Self.preSharedKey))) == true)
    }

    @Test("TLS 1.2 is resumed when no certificate follows the hello")
    func tellsTLS12() {
        #expect(HandshakeTap.resumes(record(hello([]))) == nil)
        #expect(HandshakeTap.resumes(record(hello([]) + [11, 0, 0, 0])) == false)
        #expect(HandshakeTap.resumes(record(hello([])) + record([11, 0, 0, 0])) == false)
        #expect(HandshakeTap.resumes(record(hello([])) + record([4, 0, 0, 0])) == true)
        #expect(HandshakeTap.resumes(record(hello([])) + Self.changeOfCiphers) == true)
    }

    @Test("Nothing is told by less than a hello")
    func waitsForHello() {
        let whole = record(hello(Self.supportedVersions))
        for length in whole.indices {
            #expect(HandshakeTap.resumes(Array(whole[..<length])) == nil)
        }
        #expect(HandshakeTap.resumes([21, 3, 3, 0, 2, 2, 40]) == nil)
    }

    private func hello(_ extensions: [UInt8], random: [UInt8] = []) -> [UInt8] {
        let random = random + [UInt8](repeating: 7, count: 32 - random.count)
        let body = [3, 3] + random + [1, 9, 0x13, 0x01, 0, 0, UInt8(extensions.count)] + extensions
        return [2, 0, 0, UInt8(body.count)] + body
    }

    private func record(_ messages: [UInt8]) -> [UInt8] {
        [22, 3, 3, 0, UInt8(messages.count)] + messages
    }
}
