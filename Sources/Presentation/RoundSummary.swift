import Warming

/// What a round came to, in a line or a few: the last paragraph of its table.
struct RoundSummary {
    private let report: RoundReport
    private let style: Style
    private let width: Int?

    /// Prepares a summary.
    init(_ report: RoundReport, style: Style, width: Int?) {
        self.report = report
        self.style = style
        self.width = width
    }

    /// The lines; the last sentence begins with how many answered.
    ///
    /// Where there is not room for that, it goes on in further lines.
    var lines: [String] {
        let all = report.targets.count
        let answered = "\(report.answeredTargetCount) of \(all) answered"
        var parts = ["\(answered) in \(report.wallTime.words)"]
        if report.pingCount != all { parts[0] += " with \(report.answeredPingCount) of \(report.pingCount) pings" }
        parts += coverage
        if let slowest = report.slowest { parts.append("slowest \(slowest.target.visible), \(slowest.latency.words)") }
        if report.limits.maxInFlight == 1 {
            parts.append("one after another")
        } else if report.pingCount > 1 {
            parts.append("one after another it would take \(report.sumOfLatencies.words)")
        }
        var lines = wrapped(parts)
        lines[0] = style.text(answered, report.isAnswered ? .good : .bad) + lines[0].dropFirst(answered.count)

        let notSent = report.targets.reduce(0) { $0 + $1.pings.count { $0.sentAfter == nil } }
        guard notSent > 0 else { return lines }
        return [style.text(notSent == 1 ? "1 ping was not sent." : "\(notSent) pings were not sent.", .warning)] + lines
    }

    /// The environments that were reached, of those asked for, and what is known of them.
    private var coverage: [String] {
        guard RoundColumns(report.targets).hasCoverage else { return [] }
        let coverages = report.targets.map(\.coverage)
        let requested = coverages.reduce(0) { $0 + $1.requested }
        // One target's further environments are none of another's.
        let reached = coverages.reduce(0) { $0 + min($1.distinct, $1.requested) }
        let isAtLeast = reached < requested && report.targets.contains { $0.coverage.isAtLeast || $0.target.fansOut }
        var parts = ["\(isAtLeast ? "at least " : "")\(reached) of \(requested) environments reached"]
        if let cold = report.coldCount { parts.append(cold == 0 ? "none cold" : "\(cold) cold") }
        if let billed = report.billedDuration { parts.append("\(billed.billedWords) billed") }
        return parts
    }

    private func wrapped(_ parts: [String]) -> [String] {
        var lines: [String] = []
        var line = parts[0]
        for part in parts.dropFirst() {
            if line.count + part.count + 3 <= width ?? .max {
                line += "; \(part)"
            } else {
                lines.append("\(line);")
                line = "  \(part)"
            }
        }
        return lines + [line]
    }
}

extension Duration {
    /// A billed time as a person reads it: Lambda bills whole milliseconds.
    var billedWords: String { milliseconds < 9.95 ? "\(wholeMilliseconds) ms" : words }
}
