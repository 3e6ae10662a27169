/// Columns of text, each as wide as its widest cell.
struct TextTable {
    /// One cell: its text, what it means, and whether it leans to the right.
    struct Cell {
        var text: String
        var meaning: Style.Meaning?
        var isRightAligned = false
    }

    private static let gap = 2

    private var rows: [[Cell]] = []
    private var widths: [Int] = []

    /// Adds a row.
    ///
    /// A row may have fewer cells than others.
    mutating func add(_ cells: [Cell]) {
        rows.append(cells)
        for (column, cell) in cells.enumerated() {
            if column == widths.count { widths.append(0) }
            widths[column] = max(widths[column], cell.text.count)
        }
    }

    /// How many characters the longest line has.
    var width: Int { widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) }

    /// The lines, without blanks at their ends.
    func lines(style: Style) -> [String] {
        rows.map { row in
            var line = ""
            var blanks = 0
            for (column, cell) in row.enumerated() {
                let padding = widths[column] - cell.text.count
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
