extension Dialect {
    /// What one ping sends to its function.
    public struct Message: Hashable, Sendable {
        /// The payload of the invocation.
        public var payload: [UInt8]

        /// The client context as JSON, before base64; `nil` to send none.
        public var clientContext: [UInt8]?
    }

    /// What a ping sends in this dialect.
    ///
    /// The bytes are those that the named warmers send, so that a function which answers to one of them needs no change.
    ///
    /// - Parameters:
    ///   - ping: The ping.
    ///   - payload: What ``raw`` sends.
    ///   - seal: When the ping goes out and what signs it; `nil` to leave it unsigned. Only ``keepwarm`` signs.
    /// - Returns: The payload and, where the dialect has one, the client context.
    public func message(for ping: Ping, payload: [UInt8]? = nil, seal: PingSeal? = nil) -> Message {
        let text: String
        switch self {
        case .lambdaWarmer, .lambdaWarmerPy:
            text = #"{"warmer":true,"concurrency":\#(ping.of)}"#
        case .serverlessPluginWarmup:
            let source = #"{"source":"serverless-plugin-warmup"}"#
            return Message(payload: Array(source.utf8), clientContext: Array(#"{"custom":\#(source)}"#.utf8))
        case .openNext:
            text = """
                {"type":"warmer","warmerId":"warmer-\(ping.round)","index":\(ping.environment - 1),\
                "concurrency":\(ping.of),"delay":\(ping.hold.wholeMilliseconds)}
                """
        case .bref:
            text = #"{"warmer":true}"#
        case .thundra:
            text = "\"#warmup wait=\(ping.hold.wholeMilliseconds)\""
        case .prewarm:
            text = #"{"action":"PREWARM"}"#
        case .raw:
            return Message(payload: payload ?? [])
        default:
            text = PingNote(ping, seal: seal).payload
        }
        return Message(payload: Array(text.utf8))
    }
}

extension Dialect.Message: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How long the payload is: what it says may be a secret.
    public var description: String { "a payload of \(payload.count) bytes" }

    /// How long the payload is.
    public var debugDescription: String { description }

    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
