import JSONText

/// What somebody is told: which targets have gone bad, and which are well again.
public struct AlertMessage: Hashable, Sendable {
    /// The most targets that the text names.
    private static let namedTargets = 10

    /// When the round started that the message came out of, or when a test was sent.
    public var time: Timestamp

    /// The id of that round; `nil` for a test.
    public var round: String?

    /// The targets that have gone bad, in the order in which they did.
    public var started: [AlertCourse]

    /// The targets that were told of as bad and are so no more.
    public var over: [AlertCourse]

    /// A message that says nothing of any target, to see whether it arrives.
    public static func test(at time: Timestamp) -> AlertMessage {
        AlertMessage(time: time, started: [], over: [])
    }

    /// The message for a person, a line for each target; of many, the first few are named.
    public var text: String {
        guard round != nil else { return "keepwarm: this is a test; alerts arrive here" }
        let lines =
            started.map { "bad: \($0.shownName): \($0.problem.text), \($0.roundsInWords) since \($0.since)" }
            + over.map { "well again: \($0.shownName), after \($0.roundsInWords) since \($0.since)" }
        let more = lines.count - Self.namedTargets
        return (["keepwarm"] + lines.prefix(Self.namedTargets) + (more > 0 ? ["and \(more) more"] : []))
            .joined(separator: "\n")
    }

    /// The body of a request.
    public func body(_ format: AlertFormat) -> [UInt8] {
        let value: JSONValue = format == .slack ? ["text": .string(text.escapedForSlack)] : json
        return value.bytes()
    }

    private var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: "version", value: 1),
            .init(name: "event", value: round == nil ? "test" : "alert"),
            .init(name: "time", value: "\(time)"),
        ]
        if let round { members.append(.init(name: "round", value: .string(round))) }
        return .object(
            members + [
                .init(name: "text", value: .string(text)),
                .init(name: "started", value: .list(started.map(\.json))),
                .init(name: "over", value: .list(over.map(\.json))),
            ]
        )
    }
}

extension AlertCourse {
    fileprivate var shownName: String { target.count > 60 ? "\(target.prefix(59))…" : target }

    fileprivate var roundsInWords: String { rounds == 1 ? "1 bad round" : "\(rounds) bad rounds" }

    fileprivate var json: JSONValue {
        let always: [JSONValue.Member] = [
            .init(name: "target", value: .string(target)),
            .init(name: "rounds", value: .integer(rounds)),
            .init(name: "since", value: "\(since)"),
        ]
        let known: [JSONValue.Member?] = [
            problem.outcome.map { .init(name: "outcome", value: "\($0)") },
            problem.status.map { .init(name: "status", value: .integer($0)) },
            problem.cold.map { .init(name: "cold", value: .integer($0)) },
            problem.warmed.map { .init(name: "warmed", value: .integer($0)) },
        ]
        return .object(always + known.compactMap(\.self))
    }
}

extension String {
    /// The text without what Slack reads as a mention or a link ("Formatting text for app surfaces", "Escaping text").
    fileprivate var escapedForSlack: String {
        unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
