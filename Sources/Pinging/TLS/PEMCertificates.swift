import Glibc

/// The certificates of a PEM file (RFC 7468), decoded to DER and not looked into.
struct PEMCertificates {
    /// The bytes of all of them, one after another.
    let bytes: [UInt8]

    /// Where each of them lies, in the order of the file.
    let ranges: [Range<Int>]

    /// Reads the text of a file.
    ///
    /// Between the certificates there may be comments. Fails when there is anything else, such as a key, a revocation
    /// list or a header, when any of it is damaged, and when there is no certificate: what to make of such a file is
    /// BoringSSL's business.
    init?(_ text: [UInt8]) {
        var decoder = Decoder()
        bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { output, count in
            text.withUnsafeBytes { decoder.decode($0, into: output) }
            count = decoder.count
        }
        guard decoder.isUsual, !decoder.ranges.isEmpty else { return nil }
        ranges = decoder.ranges
    }
}

/// Goes through the lines of a PEM file.
private struct Decoder {
    private static let begin: StaticString = "-----BEGIN CERTIFICATE-----"
    private static let end: StaticString = "-----END CERTIFICATE-----"
    private static let anyBegin: StaticString = "-----BEGIN "

    /// BoringSSL takes a longer line for two.
    private static let longestLine = 250

    private let sextets = Self.makeSextets()
    private(set) var ranges: [Range<Int>] = []
    private(set) var count = 0
    private(set) var isUsual = true

    private var start: Int?
    private var isPadded = false

    mutating func decode(_ text: UnsafeRawBufferPointer, into output: UnsafeMutableBufferPointer<UInt8>) {
        guard let base = text.baseAddress, memchr(base, 0, text.count) == nil else {
            isUsual = false
            return
        }
        var position = 0
        while isUsual, position < text.count {
            let rest = UnsafeRawBufferPointer(rebasing: text[position...])
            let length = memchr(base + position, 0x0A, rest.count).map { UnsafeRawPointer($0) - (base + position) }
            let line = rest.prefix(length ?? rest.count)
            guard line.count <= Self.longestLine else {
                isUsual = false
                return
            }
            take(Self.trimmed(line), into: output)
            position += line.count + 1
        }
        if start != nil { isUsual = false }
    }

    private mutating func take(_ line: UnsafeRawBufferPointer, into output: UnsafeMutableBufferPointer<UInt8>) {
        guard let start else {
            guard Self.starts(line, with: Self.anyBegin) else { return }
            isUsual = Self.equals(line, Self.begin)
            start = count
            isPadded = false
            return
        }
        guard line.first == UInt8(ascii: "-") else { return decode(line: line, into: output) }
        isUsual = Self.equals(line, Self.end) && start < count
        ranges.append(start..<count)
        self.start = nil
    }

    private mutating func decode(
        line: UnsafeRawBufferPointer,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) {
        guard !line.isEmpty, line.count.isMultiple(of: 4), !isPadded else {
            isUsual = false
            return
        }
        let padding = line.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
        var seen: UInt8 = 0
        var next = count
        sextets.withUnsafeBufferPointer { sextets in
            for quad in stride(from: 0, to: line.count - (padding > 0 ? 4 : 0), by: 4) {
                let (first, second) = (sextets[Int(line[quad])], sextets[Int(line[quad + 1])])
                let (third, fourth) = (sextets[Int(line[quad + 2])], sextets[Int(line[quad + 3])])
                seen |= first | second | third | fourth
                // Four characters of the text give three bytes, so the output has room for them.
                output[next] = first << 2 | second >> 4
                output[next + 1] = second << 4 | third >> 2
                output[next + 2] = third << 6 | fourth
                next += 3
            }
        }
        count = next
        isUsual = seen < 64
        if padding > 0 { decode(last: line.suffix(4), padding: padding, into: output) }
    }

    private mutating func decode(
        last quad: Slice<UnsafeRawBufferPointer>,
        padding: Int,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) {
        isPadded = true
        var bits: UInt32 = 0
        for character in quad.dropLast(padding) {
            let sextet = sextets[Int(character)]
            guard sextet < 64 else {
                isUsual = false
                return
            }
            bits = bits << 6 | UInt32(sextet)
        }
        let spareBits = padding * 2
        guard bits & ((1 << spareBits) - 1) == 0 else {
            isUsual = false
            return
        }
        bits >>= spareBits
        for index in (0..<(3 - padding)).reversed() {
            output[count] = UInt8(truncatingIfNeeded: bits >> (index * 8))
            count += 1
        }
    }

    /// A line without what stands after its last printable character.
    private static func trimmed(_ line: Slice<UnsafeRawBufferPointer>) -> UnsafeRawBufferPointer {
        var end = line.endIndex
        while end > line.startIndex, line[end - 1] <= UInt8(ascii: " ") { end -= 1 }
        return UnsafeRawBufferPointer(rebasing: line[..<end])
    }

    private static func starts(_ line: UnsafeRawBufferPointer, with text: StaticString) -> Bool {
        guard let base = line.baseAddress, line.count >= text.utf8CodeUnitCount else { return false }
        return memcmp(base, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    private static func equals(_ line: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        line.count == text.utf8CodeUnitCount && starts(line, with: text)
    }

    /// The six bits that each character of base64 stands for (RFC 4648, section 4), and 255 for all others.
    private static func makeSextets() -> [UInt8] {
        var sextets = [UInt8](repeating: 255, count: 256)
        let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for value in 0..<64 { sextets[Int(alphabet.utf8Start[value])] = UInt8(value) }
        return sextets
    }
}
