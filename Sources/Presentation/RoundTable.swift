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
        let columns = RoundColumns(report.targets)
        let rows = report.targets.map { TargetRow($0, slowAfter: report.limits.slowAfter, columns: columns) }
        let shown = rows.filter { !showsOnlyProblems || $0.isProblem }
        if !shown.isEmpty {
            lines += fittedTable(of: shown, columns).lines(style: style) + legend(to: shown) + [""]
        }
        lines += RoundSummary(report, style: style, width: width).lines
        return lines.joined(separator: "\n") + "\n"
    }

    /// What the glyphs of environments mean; nothing where there is but one kind, and the numbers say it.
    private func legend(to rows: [TargetRow]) -> [String] {
        let seen = Set(rows.flatMap(\.states))
        guard seen.count > 1 else { return [] }
        let words = EnvironmentStrip.State.allCases.filter(seen.contains).map { "\($0.glyph) \($0.words)" }
        return ["", style.text("   " + words.joined(separator: "   "), .quiet)]
    }

    /// How a table makes do with the room it has.
    private struct Layout {
        var columns: RoundColumns
        var barWidth: Int
        var hasRemarksBelow: Bool
    }

    /// The most generous table that fits: the bars get shorter, remarks move below their lines, the bars go, names get
    /// shorter, but never so short that nobody knows them, and at last columns go.
    private func fittedTable(of rows: [TargetRow], _ columns: RoundColumns) -> TextTable {
        for (barWidth, hasRemarksBelow) in [(24, false), (12, false), (24, true), (12, true)] {
            let table = table(
                of: rows,
                Layout(columns: columns, barWidth: barWidth, hasRemarksBelow: hasRemarksBelow)
            )
            if table.width <= width ?? .max { return table }
        }
        var layout = Layout(columns: columns, barWidth: 0, hasRemarksBelow: true)
        var table = table(of: rows, layout)
        let longestName = rows.map(\.nameWidth).max() ?? 0
        for columns in columns.narrower {
            guard let width, table.width > width else { break }
            layout.columns = columns
            table = self.table(of: rows, layout)
            guard table.width > width else { break }
            layout.columns.nameWidth = max(16, longestName - (table.width - width))
            table = self.table(of: rows, layout)
        }
        return table
    }

    private func table(of rows: [TargetRow], _ layout: Layout) -> TextTable {
        let longest = report.slowest?.latency ?? .zero
        var table = TextTable()
        table.add(layout.columns.headings)
        for row in rows {
            var cells = row.cells(layout.columns)
            if layout.barWidth > 0 { cells.append(row.bar(longest: longest, width: layout.barWidth)) }
            if row.isSlow { cells.append(TextTable.Cell(text: "slow", meaning: .warning)) }
            if layout.hasRemarksBelow {
                table.add(cells)
                for remark in row.remarks { table.add(note: remark, width: width ?? .max) }
            } else {
                table.add(cells + row.remarks.prefix(1))
                let empty = Array(repeating: TextTable.Cell(text: ""), count: cells.count)
                for remark in row.remarks.dropFirst() { table.add(empty + [remark]) }
            }
        }
        return table
    }
}
