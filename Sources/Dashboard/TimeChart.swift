import Warming
import WarmingHistory

/// A picture of what went on over time: lines, a band or bars above an axis of time, as SVG inside a page.
///
/// Whoever points at a part of it reads its numbers. Its colours are classes of ``StyleSheet``.
struct TimeChart {
    /// Numbers over time, drawn as a line.
    struct Line {
        var style: String
        var points: [Point]
    }

    /// A number at a moment; a second one makes it the edges of a band.
    struct Point {
        var moment: Timestamp
        var value: Double
        var upper: Double?
    }

    /// A part of the time: what stands on it, and what one reads who points at it.
    struct Part {
        var start: Timestamp
        var end: Timestamp
        var words: String
        var bars: [(style: String, value: Double)] = []
    }

    /// What the picture shows, for those who do not see it.
    var label: String

    var width: Int
    var height: Int
    var axis: TimeAxis
    var scale: ChartScale
    var lines: [Line] = []
    var parts: [Part] = []

    /// Where no number follows for longer than this, a line ends and another begins.
    var gap = Duration.zero

    private static let left = 52.0
    private static let right = 12.0
    private static let top = 10.0
    private static let bottom = 24.0

    private var plotWidth: Double { Double(width) - Self.left - Self.right }
    private var plotHeight: Double { Double(height) - Self.top - Self.bottom }

    /// The picture.
    var svg: Markup {
        """
        <svg class="chart" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(label)">\
        \(scale.ticks.map(gridLine))\(axis.ticks.map(timeMark))\(parts.map(bars))\
        \(lines.map(path))\(parts.isEmpty ? nothing : "")\(parts.map(hint))</svg>
        """
    }

    private var nothing: Markup {
        """
        <text class="tick" x="\(Self.left + plotWidth / 2)" y="\(Self.top + plotHeight / 2)" \
        text-anchor="middle">no answer</text>
        """
    }

    private func x(_ moment: Timestamp) -> Double { Self.left + axis.position(of: moment) * plotWidth }

    private func y(_ value: Double) -> Double { Self.top + (1 - scale.position(of: value)) * plotHeight }

    private func gridLine(_ tick: ChartScale.Tick) -> Markup {
        let y = y(tick.value)
        return """
            <path class="grid" d="M\(Self.left) \(y)H\(Double(width) - Self.right)"/>\
            <text class="tick" x="\(Self.left - 6)" y="\(y + 4)" text-anchor="end">\(tick.label)</text>
            """
    }

    private func timeMark(_ tick: TimeAxis.Tick) -> Markup {
        let x = x(tick.moment)
        let foot = Double(height) - Self.bottom
        return """
            <path class="axis" d="M\(x) \(foot)v4"/>\
            <text class="tick" x="\(x)" y="\(foot + 17)" text-anchor="middle">\(tick.label)</text>
            """
    }

    private func bars(_ part: Part) -> Markup {
        var floor = 0.0
        let left = x(part.start)
        let width = max(1, x(part.end) - left - 0.6)
        var bars: Markup = ""
        for bar in part.bars where bar.value > 0 {
            let top = y(floor + bar.value)
            bars += """
                <rect class="\(bar.style)" x="\(left)" y="\(top)" width="\(width)" height="\(y(floor) - top)"/>
                """
            floor += bar.value
        }
        return bars
    }

    private func hint(_ part: Part) -> Markup {
        let left = x(part.start)
        return """
            <rect class="hint" x="\(left)" y="\(Self.top)" width="\(max(1, x(part.end) - left))" \
            height="\(plotHeight)"><title>\(part.words)</title></rect>
            """
    }

    private func path(_ line: Line) -> Markup {
        let pieces = pieces(of: line.points)
        return "\(pieces.map { piece in path(piece, style: line.style) })"
    }

    /// The points without the gaps between them.
    private func pieces(of points: [Point]) -> [[Point]] {
        var pieces: [[Point]] = []
        for point in points {
            if let last = pieces.last?.last, last.moment.duration(to: point.moment) <= gap {
                pieces[pieces.count - 1].append(point)
            } else {
                pieces.append([point])
            }
        }
        return pieces
    }

    private func path(_ points: [Point], style: String) -> Markup {
        guard let first = points.first else { return "" }
        if points.count == 1 {
            guard let upper = first.upper else {
                return "<circle class=\"\(style) dot\" cx=\"\(x(first.moment))\" cy=\"\(y(first.value))\" r=\"2\"/>"
            }
            return """
                <rect class="\(style)" x="\(x(first.moment) - 1.5)" y="\(y(upper))" width="3" \
                height="\(max(1, y(first.value) - y(upper)))"/>
                """
        }
        let forth = points.map { "\(x($0.moment)) \(y($0.upper ?? $0.value))" as Markup }
        var path: Markup = "M\(forth[0])\(forth.dropFirst().map { "L\($0)" as Markup })"
        if first.upper != nil {
            path += "\(points.reversed().map { "L\(x($0.moment)) \(y($0.value))" as Markup })Z"
        }
        return "<path class=\"\(style)\" d=\"\(path)\"/>"
    }
}
