import CNIOBoringSSL

extension [UInt8] {
    /// Whether two lists of bytes are the same, told in a time that depends on their lengths alone.
    ///
    /// For whatever somebody without the secret sends to be compared: how long `==` takes tells how much of it is right.
    package func isSame(as other: [UInt8]) -> Bool {
        count == other.count && CRYPTO_memcmp(self, other, count) == 0
    }
}
