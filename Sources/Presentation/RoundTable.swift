public import Warming

/// A round's report as a table for people.
///
/// One line a target: how it went, its status, its times, a bar that shows them side by side, and, where something is
/// not as it should be, a remark. The lines after the table sum the round up.
public struct RoundTable: Sendable {
    private static let barWidth = 24

    private let report: RoundReport
    private let style: Style
    private let width: Int?
    private let showsOnlyProblems: Bool

    /// Prepares a table.
    ///
    /// - Parameters:
    ///   - report: The round.
    ///   - style: The colours, or none.
    ///   - width: How many characters a line may have; `nil` for as many as it takes.
    ///   - showsOnlyProblems: Whether targets that answered in good time are left out.
    public init(_ report: RoundReport, style: Style, width: Int? = nil, showsOnlyProblems: Bool = false) {
        self.report = report
        self.style = style
        self.width = width
        self.showsOnlyProblems = showsOnlyProblems
    }

    /// The table and the sum below it, with line ends.
    public var text: String {
        var lines: [String] = []
        let shown = report.targets.filter { !showsOnlyProblems || isProblem($0) }
        if !shown.isEmpty {
            lines += fittedTable(of: shown).lines(style: style) + [""]
        }
        lines += summary
        return lines.joined(separator: "\n") + "\n"
    }

    private func isProblem(_ target: TargetReport) -> Bool {
        !target.isAnswered || target.pings.contains { $0.answer.isSlow(after: report.limits.slowAfter) }
    }

    /// The table with a bar as long as there is room for; a narrow terminal gets none, and long names get shorter.
    private func fittedTable(of targets: [TargetReport]) -> TextTable {
        let whole = table(of: targets, barWidth: Self.barWidth, nameWidth: .max)
        guard let width, whole.width > width else { return whole }
        let missing = whole.width - width
        if missing <= Self.barWidth - 6 {
            return table(of: targets, barWidth: Self.barWidth - missing, nameWidth: .max)
        }
        let bare = table(of: targets, barWidth: 0, nameWidth: .max)
        guard bare.width > width else { return bare }
        let longestName = targets.map(\.target.name.count).max() ?? 0
        return table(of: targets, barWidth: 0, nameWidth: max(16, longestName - (bare.width - width)))
    }

    private func table(of targets: [TargetReport], barWidth: Int, nameWidth: Int) -> TextTable {
        let hasSeveral = targets.contains { $0.pings.count > 1 }
        let longest = report.slowest?.latency ?? .zero
        var table = TextTable()
        table.add(
            ["", "TARGET"].map { .init(text: $0, meaning: .quiet) }
                + ((hasSeveral ? ["ANSWERED"] : []) + ["STATUS", "FIRST BYTE", "TOTAL"])
                .map { .init(text: $0, meaning: .quiet, isRightAligned: true) }
        )
        for target in targets {
            let row = TargetRow(target, slowAfter: report.limits.slowAfter)
            table.add(row.cells(hasSeveral: hasSeveral, longest: longest, barWidth: barWidth, nameWidth: nameWidth))
            for remark in row.furtherRemarks {
                let empty = TextTable.Cell(text: "")
                table.add(Array(repeating: empty, count: hasSeveral ? 7 : 6) + [.init(text: remark, meaning: .bad)])
            }
        }
        return table
    }

    /// What the round came to, in one or two lines; the last one begins with how many answered.
    private var summary: [String] {
        let all = report.targets.count
        let answered = report.answeredTargetCount
        var line = style.text("\(answered) of \(all) answered", report.isAnswered ? .good : .bad)
        line += " in \(report.wallTime.words)"
        if report.pingCount != all { line += " with \(report.answeredPingCount) of \(report.pingCount) pings" }
        if let slowest = report.slowest { line += "; slowest \(slowest.target), \(slowest.latency.words)" }
        if report.limits.maxInFlight == 1 {
            line += "; one after another"
        } else if report.pingCount > 1 {
            line += "; one after another it would take \(report.sumOfLatencies.words)"
        }
        let notSent = report.targets.reduce(0) { $0 + $1.pings.count { $0.sentAfter == nil } }
        guard notSent > 0 else { return [line] }
        return [style.text("\(notSent) pings were not sent.", .warning), line]
    }
}
