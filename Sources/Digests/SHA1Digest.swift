import CNIOBoringSSL

/// SHA-1, for names that others derive with it; it keeps nothing safe.
package enum SHA1Digest: Sendable {
    /// The digest of bytes: 20 bytes.
    package static func of(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
            SHA1(bytes, bytes.count, buffer.baseAddress)
            count = 20
        }
    }
}
