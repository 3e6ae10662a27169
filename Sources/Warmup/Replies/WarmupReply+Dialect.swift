import JSONText

extension WarmupReply {
    /// The reply in the words of whoever sent the ping.
    ///
    /// - Parameters:
    ///   - dialect: Whose ping it was.
    ///   - now: The time of day, counted from 1970.
    /// - Returns: The whole result of the invocation.
    func bytes(in dialect: PingDialect, now: Duration) -> [UInt8] {
        switch dialect {
        case .keepwarm, .unheard: document.bytes()
        case .lambdaWarmer: JSONValue.string("warmed").bytes()
        case .dotNet: []
        case .bref: JSONValue.list(["Lambda is warm"]).bytes()
        case .openNext: openNext.bytes()
        case .thundra: thundra(now: now).bytes()
        }
    }

    private var openNext: JSONValue {
        ["type": "warmer", "serverId": .string(environment.description)]
    }

    private func thundra(now: Duration) -> JSONValue {
        guard let idle else { return ["instanceId": .string(environment.description)] }
        // The ping arrived a hold ago, and the request an idle time before it.
        let request = WallTime.text(now - idle)
        return ["instanceId": .string(environment.description), "latestRequestTime": .string(request)]
    }
}
