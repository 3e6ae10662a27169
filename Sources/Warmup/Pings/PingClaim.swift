import Digests

/// What a ping of Keepwarm's own says of itself, be it in an event or in a header.
struct PingClaim: Hashable, Sendable {
    var version: Int?
    var round: String?
    /// Which ping of the round it is, counted from 1.
    var ping: Int?
    /// How many pings the round has for this target.
    var count: Int?
    /// In milliseconds.
    var hold: Int?
    /// When it was sent, in seconds since 1970.
    var time: Int64?
    /// In hexadecimal.
    var signature: String?

    /// How far the clocks of a warmer and a function may be apart.
    private static let tolerance: Int64 = 300

    /// The hold that is asked for.
    var holdDuration: Duration { .milliseconds(max(0, hold ?? 0)) }

    /// Whether somebody who knows a key has signed this, and not long ago.
    func isSigned(with key: SharedKey, now: Duration) -> Bool {
        guard let time, let text = signedText, let code = signature.flatMap([UInt8].init(hexadecimal:)) else {
            return false
        }
        let seconds = now.components.seconds
        guard (seconds - Self.tolerance...seconds + Self.tolerance).contains(time) else { return false }
        return HMACSHA256.isCode(code, of: Array(text.utf8), key: key.bytes)
    }

    /// What a signature is made over; `nil` when something that belongs to it is missing.
    private var signedText: String? {
        guard version == 1, let round, Self.isRound(round), let ping, let count, let hold, let time else { return nil }
        return "keepwarm 1\n\(round)\n\(ping)\n\(count)\n\(hold)\n\(time)"
    }

    private static func isRound(_ text: String) -> Bool {
        1...64 ~= text.utf8.count
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
                default: false
                }
            }
    }
}
