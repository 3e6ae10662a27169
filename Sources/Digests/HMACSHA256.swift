import CNIOBoringSSL

/// HMAC with SHA-256 (RFC 2104), as BoringSSL has it.
package enum HMACSHA256: Sendable {
    /// The code of bytes under a key, which may have any length: ``SHA256Digest/length`` bytes.
    package static func code(of bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SHA256Digest.length) { buffer, count in
            HMAC(EVP_sha256(), key, key.count, bytes, bytes.count, buffer.baseAddress, nil)
            count = SHA256Digest.length
        }
    }

    /// Whether a code is the one of bytes under a key, told in a time that does not depend on where they differ.
    package static func isCode(_ code: [UInt8], of bytes: [UInt8], key: [UInt8]) -> Bool {
        code.isSame(as: Self.code(of: bytes, key: key))
    }
}
