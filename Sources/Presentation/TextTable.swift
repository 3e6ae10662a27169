/// Columns of text, each as wide as its widest cell.
package struct TextTable {
    /// One cell: its text, what each run of it means, and whether it leans to the right.
    package struct Cell {
        /// A piece of text with one meaning.
        package struct Run {
            let text: String
            let meaning: Style.Meaning?

            /// Creates a piece from a text that does nothing to a terminal.
            package init(text: String, meaning: Style.Meaning?) {
                self.text = text
                self.meaning = meaning
            }
        }

        let text: String
        let runs: [Run]
        let isRightAligned: Bool

        /// Creates a cell, without the characters that would do something to a terminal.
        package init(text: String, meaning: Style.Meaning? = nil, isRightAligned: Bool = false) {
            self.init(runs: [Run(text: text.visible, meaning: meaning)], isRightAligned: isRightAligned)
        }

        /// Creates a cell of several meanings, from texts that do nothing to a terminal.
        package init(runs: [Run], isRightAligned: Bool = false) {
            text = runs.map(\.text).joined()
            self.runs = runs
            self.isRightAligned = isRightAligned
        }

        /// The text in the colours of its meanings.
        func styled(_ style: Style) -> String {
            runs.map { style.text($0.text, $0.meaning) }.joined()
        }
    }

    private struct Row {
        let cells: [Cell]
        let isNote: Bool
    }

    private static let gap = 2

    private var rows: [Row] = []
    private var widths: [Int] = []

    /// Creates a table without rows.
    package init() {}

    /// Adds a row.
    ///
    /// A row may have fewer cells than others.
    package mutating func add(_ cells: [Cell]) {
        rows.append(Row(cells: cells, isNote: false))
        for (column, cell) in cells.enumerated() {
            if column == widths.count { widths.append(0) }
            widths[column] = max(widths[column], cell.text.count)
        }
    }

    /// Adds a text as lines that begin in the second column and widen none, broken at blanks where they would be longer
    /// than `width`.
    package mutating func add(note: Cell, width: Int = .max) {
        let room = max(40, width - (widths.first ?? 0) - Self.gap)
        var lines: [String] = []
        for word in note.text.split(separator: " ", omittingEmptySubsequences: false) {
            if let last = lines.last, last.count + 1 + word.count <= room {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(lines.isEmpty ? String(word) : "  \(word)")
            }
        }
        let meaning = note.runs.first?.meaning
        for line in lines {
            rows.append(Row(cells: [Cell(text: ""), Cell(text: line, meaning: meaning)], isNote: true))
        }
    }

    /// How many characters the longest line has, notes aside.
    package var width: Int {
        rows.lazy.filter { !$0.isNote }.map { width(of: $0.cells) }.max() ?? 0
    }

    private func width(of cells: [Cell]) -> Int {
        guard let last = cells.lastIndex(where: { !$0.text.isEmpty }) else { return 0 }
        return widths[..<last].reduce(0) { $0 + $1 + Self.gap }
            + (cells[last].isRightAligned ? widths[last] : cells[last].text.count)
    }

    /// The lines, without blanks at their ends.
    package func lines(style: Style) -> [String] {
        rows.map { row in
            var line = ""
            var blanks = 0
            for (column, cell) in row.cells.enumerated() {
                let padding = max(0, widths[column] - cell.text.count)
                if !cell.text.isEmpty {
                    line += String(repeating: " ", count: blanks + (cell.isRightAligned ? padding : 0))
                    line += cell.styled(style)
                    blanks = cell.isRightAligned ? 0 : padding
                } else {
                    blanks += padding
                }
                blanks += Self.gap
            }
            return line
        }
    }
}
