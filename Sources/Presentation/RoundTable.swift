public import Warming

/// A round's report as a table for people.
///
/// One line a target: how it went, its status, its times, a bar that shows them side by side, and, where something is
/// not as it should be, a remark. The lines after the table sum the round up.
public struct RoundTable: Sendable {
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

    /// How a table makes do with the room it has.
    private struct Layout {
        var barWidth: Int
        var hasRemarksBelow: Bool
        var nameWidth = Int.max
    }

    /// The most generous table that fits: the bars get shorter, remarks move below their lines, the bars go, and at last
    /// names get shorter, but never so short that nobody knows them.
    private func fittedTable(of targets: [TargetReport]) -> TextTable {
        let layouts = [
            Layout(barWidth: 24, hasRemarksBelow: false), Layout(barWidth: 12, hasRemarksBelow: false),
            Layout(barWidth: 24, hasRemarksBelow: true), Layout(barWidth: 12, hasRemarksBelow: true),
        ]
        for layout in layouts {
            let table = table(of: targets, layout)
            if table.width <= width ?? .max { return table }
        }
        var layout = Layout(barWidth: 0, hasRemarksBelow: true)
        let bare = table(of: targets, layout)
        guard let width, bare.width > width else { return bare }
        let longestName = targets.map(\.target.name.count).max() ?? 0
        layout.nameWidth = max(16, longestName - (bare.width - width))
        return table(of: targets, layout)
    }

    private func table(of targets: [TargetReport], _ layout: Layout) -> TextTable {
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
            var cells = row.cells(hasSeveral: hasSeveral, nameWidth: layout.nameWidth)
            if layout.barWidth > 0 { cells.append(row.bar(longest: longest, width: layout.barWidth)) }
            if row.isSlow { cells.append(TextTable.Cell(text: "slow", meaning: .warning)) }
            if layout.hasRemarksBelow {
                table.add(cells)
                for remark in row.remarks { table.add(note: remark) }
            } else {
                table.add(cells + row.remarks.prefix(1))
                let empty = Array(repeating: TextTable.Cell(text: ""), count: cells.count)
                for remark in row.remarks.dropFirst() { table.add(empty + [remark]) }
            }
        }
        return table
    }

    /// What the round came to, in one or two lines; the last one begins with how many answered.
    ///
    /// Where there is not room for that, it goes on in further lines.
    private var summary: [String] {
        let all = report.targets.count
        let answered = "\(report.answeredTargetCount) of \(all) answered"
        var parts = ["\(answered) in \(report.wallTime.words)"]
        if report.pingCount != all { parts[0] += " with \(report.answeredPingCount) of \(report.pingCount) pings" }
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
