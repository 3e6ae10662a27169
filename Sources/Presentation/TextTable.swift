/// Columns of text, each as wide as its widest cell.
struct TextTable {
    /// One cell: its text, what it means, and whether it leans to the right.
    struct Cell {
        let text: String
        let meaning: Style.Meaning?
        let isRightAligned: Bool

        /// Creates a cell, without the characters that would do something to a terminal.
        init(text: String, meaning: Style.Meaning? = nil, isRightAligned: Bool = false) {
            self.text = text.visible
            self.meaning = meaning
            self.isRightAligned = isRightAligned
        }
    }

    private struct Row {
        let cells: [Cell]
        let isNote: Bool
    }

    private static let gap = 2

    private var rows: [Row] = []
    private var widths: [Int] = []

    /// Adds a row.
    ///
    /// A row may have fewer cells than others.
    mutating func add(_ cells: [Cell]) {
        rows.append(Row(cells: cells, isNote: false))
        for (column, cell) in cells.enumerated() {
            if column == widths.count { widths.append(0) }
            widths[column] = max(widths[column], cell.text.count)
        }
    }

    /// Adds a line that begins in the second column and widens none.
    mutating func add(note: Cell) {
        rows.append(Row(cells: [Cell(text: ""), note], isNote: true))
    }

    /// How many characters the longest line has, notes aside.
    var width: Int {
        rows.lazy.filter { !$0.isNote }.map { width(of: $0.cells) }.max() ?? 0
    }

    private func width(of cells: [Cell]) -> Int {
        guard let last = cells.lastIndex(where: { !$0.text.isEmpty }) else { return 0 }
        return widths[..<last].reduce(0) { $0 + $1 + Self.gap }
            + (cells[last].isRightAligned ? widths[last] : cells[last].text.count)
    }

    /// The lines, without blanks at their ends.
    func lines(style: Style) -> [String] {
        rows.map { row in
            var line = ""
            var blanks = 0
            for (column, cell) in row.cells.enumerated() {
                let padding = max(0, widths[column] - cell.text.count)
                if !cell.text.isEmpty {
                    line += String(repeating: " ", count: blanks + (cell.isRightAligned ? padding : 0))
                    line += style.text(cell.text, cell.meaning)
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
