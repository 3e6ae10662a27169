/// A place in a configuration file, as editors count it.
public struct SourcePlace: Hashable, Comparable, Sendable {
    /// The line, counted from 1.
    public var line: Int

    /// The column, counted from 1 in Unicode scalars.
    public var column: Int

    /// Creates a place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The first character of a file.
    public static let start = SourcePlace(line: 1, column: 1)

    /// Whether one place comes before the other.
    public static func < (left: SourcePlace, right: SourcePlace) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
