import Chance

extension SeededGenerator {
    /// A number in 0..<1, each as likely as another.
    mutating func chance() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A request's id: a random UUID (RFC 9562, version 4).
    mutating func requestID() -> String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        let high = next() & ~0xF000 | 0x4000
        let low = next() & ~(0xC << 60) | 0x8 << 60
        for place in 0..<32 {
            if [8, 12, 16, 20].contains(place) { text.append(UInt8(ascii: "-")) }
            let half = place < 16 ? high : low
            text.append(Self.digit(UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (place % 16))) & 0xF))
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Random hexadecimal digits.
    mutating func hexadecimalDigits(_ count: Int) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(count)
        while text.count < count {
            let number = next()
            for place in 0..<min(16, count - text.count) {
                text.append(Self.digit(UInt8(truncatingIfNeeded: number >> UInt64(4 * place)) & 0xF))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
