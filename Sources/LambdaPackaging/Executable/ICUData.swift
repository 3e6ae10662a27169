import Glibc

/// Finds the data of ICU in an executable.
///
/// Foundation brings ICU with it as soon as anything needs a formatter, a calendar or a locale: some 44 MB. Its one block of
/// data carries a header that ICU itself looks for when it starts, so that it stands in every executable that has ICU,
/// however it was linked and whatever was stripped off it.
enum ICUData {
    /// The part of `UDataInfo` that is always the same: the magic number, the size of the structure, a little-endian
    /// machine with ASCII texts and 16-bit characters, and the format "CmnD" (common data).
    private static let mark: [UInt8] = [
        0xDA, 0x27, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x00, 0x43, 0x6D, 0x6E, 0x44,
    ]

    /// Whether the data is in a file.
    static func isContained(in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            guard let first = bytes.baseAddress else { return false }
            var offset = 0
            while offset < bytes.count, let found = memchr(first + offset, CInt(mark[0]), bytes.count - offset) {
                offset = found - UnsafeMutableRawPointer(mutating: first)
                if bytes[offset...].starts(with: mark) { return true }
                offset += 1
            }
            return false
        }
    }
}
