import CNIOBoringSSL

/// SHA-256 (FIPS 180-4), as BoringSSL has it.
package enum SHA256Digest: Sendable {
    /// How many bytes a digest has.
    package static let length = 32

    /// The digest of bytes.
    package static func of(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            SHA256(bytes, bytes.count, buffer.baseAddress)
            count = length
        }
    }
}
