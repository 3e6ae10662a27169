/// Texts in a row, the way C wants them: each ends with a zero, and some may be missing.
struct CStrings {
    private let bytes: [CChar]

    /// Where each text begins.
    private let offsets: [Int?]

    init(_ texts: [String?]) {
        var bytes: [CChar] = []
        offsets = texts.map { text in
            guard let text else { return nil }
            let offset = bytes.count
            bytes += text.utf8.map { CChar(bitPattern: $0) }
            bytes.append(0)
            return offset
        }
        self.bytes = bytes
    }

    /// Calls `body` with a pointer to each text, or a null pointer for a missing one; they are gone afterwards.
    func withPointers<Value>(_ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Value) -> Value {
        bytes.withUnsafeBufferPointer { bytes in
            offsets.map { offset in offset.flatMap { bytes.baseAddress?.advanced(by: $0) } }
                .withUnsafeBufferPointer(body)
        }
    }
}
