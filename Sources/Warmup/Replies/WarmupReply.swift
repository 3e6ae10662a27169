import JSONText

/// What an environment says of itself to a ping.
struct WarmupReply: Sendable {
    var environment: EnvironmentID
    /// What it had served before the ping.
    var before: ServiceRecord
    /// How long it existed when the ping arrived.
    var age: Duration
    var held: Duration
    var priming: PrimingOutcome

    /// How long ago the last real request arrived.
    var idle: Duration? {
        before.lastRequest.map { max(.zero, age - $0) }
    }

    /// The document that Keepwarm reads.
    var document: JSONValue {
        var members: [(String, JSONValue)] = [
            ("version", 1),
            ("environment", .string(environment.description)),
            ("coldStart", .boolean(!before.hasServed)),
            ("age", .milliseconds(age)),
            ("requests", .integer(before.requests)),
        ]
        if let idle { members.append(("idle", .milliseconds(idle))) }
        members.append(("held", .milliseconds(held)))
        members += primingMembers
        return ["keepwarm": .object(members.map { JSONValue.Member(name: $0.0, value: $0.1) })]
    }

    private var primingMembers: [(String, JSONValue)] {
        switch priming {
        case .none: [("priming", "none")]
        case .done(let time): [("priming", "done"), ("primingTime", .milliseconds(time))]
        case .failed(let time, let reason):
            [("priming", "failed"), ("primingTime", .milliseconds(time)), ("primingError", .string(reason))]
        }
    }
}

extension JSONValue {
    fileprivate static func milliseconds(_ duration: Duration) -> JSONValue {
        .number(JSONNumber(duration.milliseconds))
    }
}
