import LambdaReports
public import Warming

/// One event of a log that is divided into streams, as CloudWatch's log groups are: a line, or several.
public struct LoggedEvent: Hashable, Sendable {
    /// The stream; lines of one stream are about each other.
    public var stream: String

    /// When it happened.
    public var moment: Timestamp

    /// What it says.
    public var text: String

    /// Creates an event.
    public init(stream: String, moment: Timestamp, text: String) {
        self.stream = stream
        self.moment = moment
        self.text = text
    }

    /// Its lines.
    var lines: [LineFinder.Line] {
        var finder = LineFinder(LogLines(Array(text.utf8), endsWhole: true))
        var lines: [LineFinder.Line] = []
        while let line = finder.next() { lines.append(line) }
        return lines
    }
}
