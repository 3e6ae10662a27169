import CNIOBoringSSL

extension [UInt8] {
    /// The bytes in base64 (RFC 4648, section 4), with padding and without line breaks.
    package var base64: String {
        // Four letters for three bytes, and a null byte that BoringSSL adds.
        let text = [UInt8](unsafeUninitializedCapacity: (count + 2) / 3 * 4 + 1) { buffer, length in
            length = EVP_EncodeBlock(buffer.baseAddress, self, count)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads bytes in base64; `nil` when the text is anything else, without its padding for instance.
    package init?(base64 text: some StringProtocol) {
        let letters = Array(text.utf8)
        var isRead = false
        let bytes = [UInt8](unsafeUninitializedCapacity: letters.count / 4 * 3 + 3) { buffer, length in
            isRead = EVP_DecodeBase64(buffer.baseAddress, &length, buffer.count, letters, letters.count) == 1
            if !isRead { length = 0 }
        }
        guard isRead else { return nil }
        self = bytes
    }
}
