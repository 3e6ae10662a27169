import Glibc

/// A moment as a calendar in UTC has it, to the second.
struct CalendarTime: Sendable {
    /// Seconds since 1970.
    let secondsSince1970: Int64

    /// Takes the milliseconds since 1970.
    init(millisecondsSince1970: Int64) {
        secondsSince1970 = millisecondsSince1970 / 1000
    }

    /// Reads what Signature V4 writes: `20150830T123600Z`.
    init?(signatureText text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 16, digits[8] == UInt8(ascii: "T"), digits[15] == UInt8(ascii: "Z"),
            let date = Int(text.prefix(8)), let time = Int(text.dropFirst(9).prefix(6)), date > 0, time >= 0
        else { return nil }
        var fields = tm()
        fields.tm_year = Int32(date / 10_000 - 1900)
        fields.tm_mon = Int32(date / 100 % 100 - 1)
        fields.tm_mday = Int32(date % 100)
        fields.tm_hour = Int32(time / 10_000)
        fields.tm_min = Int32(time / 100 % 100)
        fields.tm_sec = Int32(time % 100)
        guard 0..<12 ~= fields.tm_mon, 1...31 ~= fields.tm_mday, fields.tm_hour < 24, fields.tm_min < 60 else {
            return nil
        }
        secondsSince1970 = Int64(timegm(&fields))
    }

    /// The time as Signature V4 writes it: `20150830T123600Z`.
    var signatureText: String {
        let fields = fields
        let day = "\(fields.tm_year + 1900)\(two(fields.tm_mon + 1))\(two(fields.tm_mday))"
        return "\(day)T\(two(fields.tm_hour))\(two(fields.tm_min))\(two(fields.tm_sec))Z"
    }

    /// The time as API Gateway writes it: `12/Mar/2020:19:03:58 +0000`.
    var gatewayText: String {
        let fields = fields
        let month = Self.months[min(max(0, Int(fields.tm_mon)), 11)]
        let clock = "\(two(fields.tm_hour)):\(two(fields.tm_min)):\(two(fields.tm_sec))"
        return "\(two(fields.tm_mday))/\(month)/\(fields.tm_year + 1900):\(clock) +0000"
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private var fields: tm {
        var seconds = time_t(secondsSince1970)
        var fields = tm()
        gmtime_r(&seconds, &fields)
        return fields
    }

    private func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
}
