/// Columns of text, each as wide as its widest cell.
struct TextTable {
    /// One cell: its text, what it means, and whether it leans to the right.
    struct Cell {
        var text: String
        var meaning: Style.Meaning?
        var isRightAligned = false
    }

    private var rows: [[Cell]] = []

    /// Adds a row.
    ///
    /// A row may have fewer cells than others.
    mutating func add(_ cells: [Cell]) {
        rows.append(cells)
    }

    /// The lines, without blanks at their ends.
    func lines(style: Style) -> [String] {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.text.count)
            }
        }
        return rows.map { row in
            var line = ""
            var pending = 0
            for (column, cell) in row.enumerated() {
                let padding = widths[column] - cell.text.count
                if cell.isRightAligned { pending += padding }
                if !cell.text.isEmpty {
                    line += String(repeating: " ", count: pending) + style.text(cell.text, cell.meaning)
                    pending = 0
                }
                pending += (cell.isRightAligned ? 0 : padding) + 2
            }
            return line
        }
    }
}
