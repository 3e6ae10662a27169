/// Tells from its first bytes whether an event can be a ping at all.
///
/// That is all that a real request is looked at: a few comparisons, whatever its size. Only what passes here is parsed.
struct PingPrefix {
    /// No known ping comes near it, so that nothing larger is ever parsed.
    static let longestPing = 4096

    private let bytes: [UInt8]
    private var index = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether the start of an event is that of a ping.
    static func isAt(startOf event: [UInt8]) -> Bool {
        guard event.count <= longestPing else { return false }
        var prefix = PingPrefix(event)
        return prefix.matchesEvent()
    }

    /// Whether the start of a client context is that of serverless-plugin-warmup.
    static func isAt(startOfContext context: [UInt8]) -> Bool {
        guard context.count <= longestPing else { return false }
        var prefix = PingPrefix(context)
        return prefix.matchesContext()
    }

    private mutating func matchesEvent() -> Bool {
        skipBlanks()
        if skip("\"") { return skip("#warmup") }
        if skip("[") { skipBlanks() }
        guard skip("{") else { return false }
        skipBlanks()
        guard skip("\"") else { return false }
        // Name by name and not from a list: this runs before every real request.
        if skip("keepwarm\"") { return isMember(with: "{") }
        if skip("warmer\"") || skip("Warmer\"") { return isMember(with: "true") }
        if skip("concurrency\"") { return isConcurrency() }
        if skip("type\"") { return isMember(with: "\"warmer\"") }
        if skip("source\"") { return isMember(with: "\"serverless-plugin-") }
        if skip("action\"") { return isMember(with: "\"PREWARM\"") }
        return false
    }

    private mutating func matchesContext() -> Bool {
        skipBlanks()
        guard skip("{") else { return false }
        skipBlanks()
        return skip("\"custom\"") && isMember(with: "{")
    }

    /// Whether what follows is a number, and then `"warmer":true`: some write the members in this order.
    private mutating func isConcurrency() -> Bool {
        guard isMember(with: "") else { return false }
        while index < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] { index += 1 }
        skipBlanks()
        guard skip(",") else { return false }
        skipBlanks()
        return skip("\"warmer\"") && isMember(with: "true")
    }

    /// Whether the value of a member, whose name was skipped, starts with a text.
    private mutating func isMember(with start: StaticString) -> Bool {
        skipBlanks()
        guard skip(":") else { return false }
        skipBlanks()
        return skip(start)
    }

    private mutating func skipBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): index += 1
            default: return
            }
        }
    }

    /// Steps past a text, if it comes next.
    private mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count - index >= count else { return false }
        for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
        index += count
        return true
    }
}
