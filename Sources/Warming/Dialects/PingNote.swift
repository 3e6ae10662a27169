/// What a ping of ours says about itself: as the payload of an invocation, and as a header field of an HTTP request.
///
/// The format is described in `docs/warmup.md`, and read by the module `Warmup`.
public struct PingNote: Sendable {
    /// The name of the header field.
    public static let headerName = "keepwarm-ping"

    private let ping: Ping
    private let signature: (time: Int64, code: String)?

    /// Writes a note.
    ///
    /// - Parameters:
    ///   - ping: The ping.
    ///   - seal: When the ping goes out and what signs it; `nil` to leave it unsigned.
    public init(_ ping: Ping, seal: PingSeal?) {
        self.ping = ping
        signature = seal.map { seal in
            let fields = [
                "keepwarm 1", ping.round, "\(ping.environment)", "\(ping.of)", "\(ping.hold.wholeMilliseconds)",
                "\(seal.time)",
            ]
            return (seal.time, seal.sign(fields.joined(separator: "\n")))
        }
    }

    /// The payload of an invocation: JSON that begins with `{"keepwarm":`.
    public var payload: String {
        let seal = signature.map { #","time":\#($0.time),"signature":"\#($0.code)""# } ?? ""
        return #"{"keepwarm":{"version":1,"round":"\#(ping.round)","ping":\#(ping.environment),"of":\#(ping.of),"#
            + #""hold":\#(ping.hold.wholeMilliseconds)\#(seal)}}"#
    }

    /// The value of the header field.
    public var headerValue: String {
        let seal = signature.map { ";time=\($0.time);signature=\($0.code)" } ?? ""
        return "version=1;round=\(ping.round);ping=\(ping.environment);of=\(ping.of);"
            + "hold=\(ping.hold.wholeMilliseconds)\(seal)"
    }
}

/// When a ping goes out, and what vouches that it is ours.
public struct PingSeal: Sendable {
    /// The time in whole seconds since 1970-01-01T00:00:00Z.
    public let time: Int64

    /// The signature of a text: HMAC-SHA-256 with the shared secret, in lower-case hexadecimal digits.
    public let sign: @Sendable (String) -> String

    /// Creates a seal.
    public init(time: Int64, sign: @escaping @Sendable (String) -> String) {
        self.time = time
        self.sign = sign
    }
}
