import JSONText

/// The answer to an HTTP request that is a ping; its status is 200.
public struct PingAnswer: Hashable, Sendable {
    /// The header fields, with their names in small letters.
    public var headers: [String: String]

    /// The body: JSON.
    public var body: [UInt8]

    init(_ reply: WarmupReply) {
        headers = [
            "cache-control": "no-store",
            "content-type": "application/json",
            "keepwarm-cold-start": reply.before.hasServed ? "false" : "true",
            "keepwarm-environment": reply.environment.description,
        ]
        body = reply.document.bytes()
    }
}
