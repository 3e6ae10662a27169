public import Warming

/// What a configuration comes to, without its secrets: URLs as they were written, and headers by their names alone.
public struct PlanSummary: Sendable {
    private let targets: [Target]
    private let schedule: String?
    private let limits: RoundLimits
    private let hasOwnMaxInFlight: Bool

    /// Prepares a summary.
    ///
    /// - Parameters:
    ///   - targets: What is kept warm.
    ///   - schedule: The schedule as it may be shown; `nil` when there is none.
    ///   - limits: The bounds of a round.
    ///   - hasOwnMaxInFlight: Whether somebody chose the cap on pings in flight.
    public init(targets: [Target], schedule: String?, limits: RoundLimits, hasOwnMaxInFlight: Bool) {
        self.targets = targets
        self.schedule = schedule
        self.limits = limits
        self.hasOwnMaxInFlight = hasOwnMaxInFlight
    }

    /// A table of the targets and a few lines on the rest.
    public func text(style: Style) -> String {
        var table = TextTable()
        let destination = targets.allSatisfy { $0.endpoint != nil } ? "URL" : "DESTINATION"
        table.add(
            ["TARGET", "METHOD", destination, "ENVIRONMENTS", "TIMEOUT", "ACCEPT", "HEADERS"].map {
                .init(text: $0, meaning: .quiet, isRightAligned: $0 == "ENVIRONMENTS" || $0 == "TIMEOUT")
            }
        )
        for target in targets {
            let endpoint = target.endpoint
            table.add([
                .init(text: target.name, meaning: .strong), .init(text: endpoint?.method ?? "invoke"),
                .init(text: target.shownDestination),
                .init(text: "\(target.environments)", isRightAligned: true),
                .init(text: target.timeout.text, isRightAligned: true),
                .init(text: endpoint.map { "\($0.accept)" } ?? ""),
                .init(text: (endpoint?.headers ?? []).map(\.name).joined(separator: ", ")),
            ])
        }
        return (table.lines(style: style) + ["", rest]).joined(separator: "\n") + "\n"
    }

    private var rest: String {
        let searches = targets.count { if case .discovery = $0.destination { true } else { false } }
        let pings = targets.reduce(0) { if case .discovery = $1.destination { $0 } else { $0 + $1.pingCount } }
        var parts = [
            targets.count == searches + 1 ? "1 target" : "\(targets.count - searches) targets",
            pings == 1 ? "1 ping a round" : "\(pings) pings a round",
            schedule ?? "no schedule", limits.deadline.map { "deadline \($0.text)" } ?? "no deadline",
            "slow after \(limits.slowAfter.text)",
        ]
        if searches > 0 {
            // How many functions there are is not known before a round.
            parts.insert(searches == 1 ? "1 search for more" : "\(searches) searches for more", at: 1)
        }
        if hasOwnMaxInFlight { parts.append("at most \(limits.maxInFlight) in flight") }
        if limits.retries > 0 { parts.append(limits.retries == 1 ? "1 retry" : "\(limits.retries) retries") }
        return parts.joined(separator: "; ")
    }
}

extension Target {
    /// Where the pings go: the URL as it was written, or the function with what is special about its pings.
    fileprivate var shownDestination: String {
        switch destination {
        case .endpoint(let endpoint): endpoint.shownURL
        case .function(let function): shown(function.shownName, function.region, function.role, function.dialect)
        case .discovery(let search):
            shown(
                "\(search)" + (search.qualifier.map { ", each :\($0)" } ?? ""),
                search.region,
                search.role,
                search.dialect
            )
        }
    }

    private func shown(_ name: String, _ region: String?, _ role: String?, _ dialect: Dialect) -> String {
        let place = region.map { " in \($0)" } ?? ""
        let account = role.map { " as \($0)" } ?? ""
        return name + place + account + (dialect == .keepwarm ? "" : " (\(dialect))")
    }
}
