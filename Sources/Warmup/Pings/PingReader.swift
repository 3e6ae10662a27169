import JSONText

/// Reads the pings of all dialects from events.
enum PingReader {
    /// How long lambda-warmer has those busy that it fans out to.
    private static let fanOutHold = Duration.milliseconds(75)

    /// What Thundra's warmers count on beside the `wait=` of a ping.
    private static let thundraHold = Duration.milliseconds(100)

    /// Reads an event; `nil` when it is a real one.
    static func read(_ event: [UInt8]) -> ReceivedPing? {
        guard PingPrefix.isAt(startOf: event), let value = try? JSONParser.parse(event).value else { return nil }
        switch value {
        case .string(let text): return thundra(text)
        // One element for each function that is to be warmed, of which this is one.
        case .list(let elements): return elements.first.flatMap(lambdaWarmer)
        case .object(let members): return ping(value, memberCount: members.count)
        default: return nil
        }
    }

    /// Reads the client context of an invocation, which serverless-plugin-warmup sends beside an event that may be the
    /// user's own; `nil` when it is anything else.
    static func read(clientContext: String) -> ReceivedPing? {
        let bytes = Array(clientContext.utf8.prefix(PingPrefix.longestPing + 1))
        guard PingPrefix.isAt(startOfContext: bytes), let value = try? JSONParser.parse(bytes).value else { return nil }
        return value["custom"].flatMap(plugin)
    }

    /// Reads an event as a ping that says nothing; `nil` when it says something.
    static func readEmpty(_ event: [UInt8]) -> ReceivedPing? {
        guard event.count <= 8 else { return nil }
        let text = event.filter { !" \t\n\r".utf8.contains($0) }
        guard text.isEmpty || text == Array("{}".utf8) || text == Array("null".utf8) else { return nil }
        return ReceivedPing(dialect: .thundra, hold: thundraHold)
    }

    private static func ping(_ value: JSONValue, memberCount: Int) -> ReceivedPing? {
        if let own = value["keepwarm"], own.members != nil {
            let claim = PingClaim(own)
            return ReceivedPing(dialect: .keepwarm, hold: claim.holdDuration, claim: claim)
        }
        if value["warmer"] == true, memberCount == 1 { return ReceivedPing(dialect: .bref) }
        return lambdaWarmer(value) ?? dotNet(value) ?? openNext(value) ?? plugin(value)
    }

    private static func lambdaWarmer(_ value: JSONValue) -> ReceivedPing? {
        guard value["warmer"] == true else { return nil }
        let number = value["__WARMER_INVOCATION__"] ?? value["warmerinvocation"]
        return ReceivedPing(dialect: .lambdaWarmer, hold: hold(ofChild: number))
    }

    private static func dotNet(_ value: JSONValue) -> ReceivedPing? {
        guard value["Warmer"] == true else { return nil }
        return ReceivedPing(dialect: .dotNet, hold: hold(ofChild: value["InvocationNumber"]))
    }

    /// The first one is the warmer itself, which is busy for as long as it sends.
    private static func hold(ofChild number: JSONValue?) -> Duration {
        (number?.integer ?? 1) > 1 ? fanOutHold : .zero
    }

    private static func openNext(_ value: JSONValue) -> ReceivedPing? {
        guard value["type"] == "warmer" else { return nil }
        return ReceivedPing(dialect: .openNext, hold: .milliseconds(max(0, value["delay"]?.integer ?? 0)))
    }

    private static func plugin(_ value: JSONValue) -> ReceivedPing? {
        let sources: [JSONValue] = ["serverless-plugin-warmup", "serverless-plugin-lambda-warmup"]
        guard value["source"].map(sources.contains) == true || value["action"] == "PREWARM" else { return nil }
        return ReceivedPing(dialect: .unheard)
    }

    private static func thundra(_ text: String) -> ReceivedPing? {
        let words = text.split(separator: " ")
        guard words.first == "#warmup" else { return nil }
        let wait = words.lazy.filter { $0.hasPrefix("wait=") }.compactMap { Int($0.dropFirst(5)) }
        return ReceivedPing(dialect: .thundra, hold: thundraHold + .milliseconds(max(0, wait.first ?? 0)))
    }
}
