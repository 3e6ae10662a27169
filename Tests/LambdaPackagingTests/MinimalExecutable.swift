/// The smallest file that counts as a static executable: two headers and nothing behind them.
enum MinimalExecutable {
    /// Its bytes.
    ///
    /// - Parameters:
    ///   - machine: The processor's number in ELF: 62 is x86_64 and 183 arm64.
    ///   - type: What kind of file it is: 2 is an executable.
    /// - Returns: The file.
    static func bytes(machine: UInt8 = 62, type: UInt8 = 2) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 64 + 56)
        bytes.replaceSubrange(0..<7, with: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1])
        bytes[16] = type
        bytes[18] = machine
        bytes[20] = 1
        bytes[24] = 0x78  // the entry point, in the byte behind the headers
        bytes[26] = 0x40
        bytes[32] = 64  // the program headers
        bytes[52] = 64
        bytes[54] = 56
        bytes[56] = 1
        bytes[64] = 1  // a segment to load: the headers
        bytes[68] = 5
        bytes[82] = 0x40
        bytes[96] = 120
        bytes[104] = 120
        return bytes
    }
}
