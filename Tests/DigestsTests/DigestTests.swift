import Testing

@testable import Digests

@Suite("Digests")
struct DigestTests {
    // The examples of FIPS 180-4.
    @Test(
        "SHA-256 gives what its standard says",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ]
    )
    func digests(text: String, digest: String) {
        #expect(SHA256Digest.of(Array(text.utf8)).hexadecimal == digest)
    }

    @Test("SHA-256 of a million bytes is what its standard says")
    func digestsMuch() {
        #expect(
            SHA256Digest.of([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)).hexadecimal
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
    }

    // RFC 4231, sections 4.2 to 4.8, but for 4.6, which is about shortened codes.
    @Test(
        "HMAC-SHA-256 gives what its standard says, with short keys and long ones",
        arguments: [
            (
                [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
            ),
            (
                Array(1...25), [UInt8](repeating: 0xcd, count: 50),
                "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
            ),
            (
                [UInt8](repeating: 0xaa, count: 131),
                Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
            (
                [UInt8](repeating: 0xaa, count: 131),
                Array(
                    ("This is a test using a larger than block-size key and a larger than block-size data. "
                        + "The key needs to be hashed before being used by the HMAC algorithm.").utf8
                ),
                "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
            ),
        ]
    )
    func authenticates(key: [UInt8], bytes: [UInt8], code: String) throws {
        #expect(HMACSHA256.code(of: bytes, key: key).hexadecimal == code)
        #expect(HMACSHA256.isCode(try #require([UInt8](hexadecimal: code)), of: bytes, key: key))
    }

    @Test("Empty keys and empty texts have a code too")
    func authenticatesNothing() {
        #expect(
            HMACSHA256.code(of: [], key: []).hexadecimal
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"
        )
    }

    @Test("A code with one wrong bit, or too few bytes, is not the code")
    func refusesWrongCodes() {
        let key = Array("key".utf8)
        let bytes = Array("bytes".utf8)
        let code = HMACSHA256.code(of: bytes, key: key)

        for place in code.indices {
            var other = code
            other[place] ^= 1
            #expect(!HMACSHA256.isCode(other, of: bytes, key: key))
            #expect(!HMACSHA256.isCode(Array(code[..<place]), of: bytes, key: key))
        }
        #expect(!HMACSHA256.isCode(code + [0], of: bytes, key: key))
    }

    @Test("Two lists are the same when all of their bytes are")
    func compares() {
        #expect([UInt8]().isSame(as: []))
        #expect([1, 2, 3].isSame(as: [1, 2, 3]))
        #expect(![1, 2, 3].isSame(as: [1, 2, 4]))
        #expect(![1, 2, 3].isSame(as: [1, 2]))
    }

    @Test("Bytes in hexadecimal are read as they were written, and nothing else is read")
    func readsHexadecimal() {
        let all = Array(UInt8.min...UInt8.max)

        #expect([UInt8](hexadecimal: all.hexadecimal) == all)
        #expect([UInt8](hexadecimal: all.hexadecimal.uppercased()) == all)
        #expect([UInt8](hexadecimal: "") == [])
        #expect([0x00, 0xff, 0x1a].hexadecimal == "00ff1a")
        for text in ["0", "0g", "g0", "+1", " 1", "0x", "é"] {
            #expect([UInt8](hexadecimal: text) == nil, "\(text)")
        }
    }

    // FIPS 180-4.
    @Test("SHA-1 gives what its standard says")
    func digestsNames() {
        #expect(SHA1Digest.of(Array("abc".utf8)).hexadecimal == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(SHA1Digest.of([]).hexadecimal == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
    }

    // RFC 4648, section 10.
    @Test(
        "Base64 gives what its standard says, and reads it",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ]
    )
    func writesBase64(text: String, encoded: String) {
        #expect(Array(text.utf8).base64 == encoded)
        #expect([UInt8](base64: encoded) == Array(text.utf8))
    }

    @Test("Bytes in base64 are read as they were written, and nothing else is read")
    func readsBase64() {
        let all = Array(UInt8.min...UInt8.max)

        #expect([UInt8](base64: all.base64) == all)
        for text in ["Zg", "Zg=", "Zg==Zg==", "Zm9v\n", "Zm-v", "====", "=", "Zé=="] {
            #expect([UInt8](base64: text) == nil, "\(text)")
        }
    }
}
