import Glibc

extension WallTime {
    /// Reads a moment as AWS writes it: `2026-11-25T22:00:00Z`, with or without a fraction, or with an offset.
    ///
    /// `UTC` in place of `Z`, as older tools wrote it, is read too.
    init?(iso8601 text: String) {
        var bytes = Array(text.utf8)[...]
        guard let year = Self.number(4, &bytes), Self.skip("-", &bytes), let month = Self.number(2, &bytes),
            Self.skip("-", &bytes), let day = Self.number(2, &bytes),
            Self.skip("T", &bytes) || Self.skip("t", &bytes) || Self.skip(" ", &bytes),
            let hour = Self.number(2, &bytes), Self.skip(":", &bytes), let minute = Self.number(2, &bytes),
            Self.skip(":", &bytes), let second = Self.number(2, &bytes)
        else { return nil }
        let milliseconds = Self.fraction(&bytes)
        guard year >= 1970, 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second <= 60,
            let offset = Self.offset(bytes)
        else { return nil }
        var fields = tm()
        fields.tm_year = Int32(year - 1900)
        fields.tm_mon = Int32(month - 1)
        fields.tm_mday = Int32(day)
        fields.tm_hour = Int32(hour)
        fields.tm_min = Int32(minute)
        fields.tm_sec = Int32(second)
        self.init(millisecondsSince1970: (Int64(timegm(&fields)) - offset) * 1000 + milliseconds)
    }

    /// The seconds that the time is ahead of UTC.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let text = String(decoding: bytes, as: UTF8.self)
        if ["Z", "z", "UTC"].contains(text) { return 0 }
        var rest = bytes.dropFirst()
        guard text.hasPrefix("+") || text.hasPrefix("-"), let hours = number(2, &rest) else { return nil }
        _ = skip(":", &rest)
        guard let minutes = number(2, &rest), rest.isEmpty, hours < 24, minutes < 60 else { return nil }
        return Int64(hours * 60 + minutes) * (text.hasPrefix("-") ? -60 : 60)
    }

    private static func fraction(_ bytes: inout ArraySlice<UInt8>) -> Int64 {
        guard skip(".", &bytes) else { return 0 }
        let digits = bytes.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        bytes = bytes.dropFirst(digits.count)
        return (0..<3).reduce(0) { $0 * 10 + ($1 < digits.count ? Int64(digits[digits.startIndex + $1] - 48) : 0) }
    }

    private static func number(_ count: Int, _ bytes: inout ArraySlice<UInt8>) -> Int? {
        let digits = bytes.prefix(count)
        guard digits.count == count, digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            return nil
        }
        bytes = bytes.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private static func skip(_ letter: Unicode.Scalar, _ bytes: inout ArraySlice<UInt8>) -> Bool {
        guard bytes.first == UInt8(ascii: letter) else { return false }
        bytes = bytes.dropFirst()
        return true
    }
}
