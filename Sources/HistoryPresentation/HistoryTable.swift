public import Presentation
import Warming
import WarmingHistory

/// A history as a table for people: a row and a strip for each target, and what stands out below it.
public struct HistoryTable: Sendable {
    private let overview: HistoryOverview
    private let style: Style

    /// Prepares a table.
    ///
    /// - Parameters:
    ///   - overview: What is shown.
    ///   - style: The colours, or none.
    public init(_ overview: HistoryOverview, style: Style) {
        self.overview = overview
        self.style = style
    }

    /// How many parts a strip may have beside the columns in a terminal of a width.
    public static func cells(width: Int?) -> Int {
        min(60, max(12, (width ?? 130) - 100))
    }

    /// The table with a line end after each row; one sentence when there was nothing.
    public var text: String {
        guard !overview.targets.isEmpty || overview.rounds != nil else {
            return "There was no round \(span).\n"
        }
        var table = TextTable()
        table.add(
            ["TARGET", "", "PINGS", "COLD", "FAILED", "ENVIRONMENTS", "P50", "P95", "P99", "BILLED"].enumerated().map {
                TextTable.Cell(text: $1, meaning: .quiet, isRightAligned: $0 > 1)
            }
        )
        for target in overview.targets {
            table.add(cells(of: target))
            for note in notes(on: target) { table.add(note: note) }
        }
        return (table.lines(style: style) + ["", legend, rounds]).map { $0 + "\n" }.joined()
    }

    private func cells(of target: TargetHistory) -> [TextTable.Cell] {
        func right(_ text: String?, _ meaning: Style.Meaning? = nil) -> TextTable.Cell {
            TextTable.Cell(text: text ?? "–", meaning: text == nil ? .quiet : meaning, isRightAligned: true)
        }
        let counts = target.counts
        let isKnown = counts.rounds > 0
        return [
            TextTable.Cell(text: target.name),
            TextTable.Cell(runs: target.strip.map { StripGlyph($0.state).run }),
            right(isKnown ? "\(counts.pings)" : nil),
            right(
                counts.told > 0 || counts.cold > 0 ? "\(counts.cold)" : nil,
                counts.unexpectedlyCold > 0 ? .warning : nil
            ),
            right(isKnown ? "\(counts.failed)" : nil, counts.failed > 0 ? .bad : nil),
            right(environments(counts)),
            right(target.latency?.median.words),
            right(target.latency?.p95.words),
            right(target.latency?.p99.words),
            right(counts.billedDuration > .zero ? counts.billedDuration.words : nil),
        ]
    }

    /// How many environments answered in a round, and how many were asked for: the means of both.
    private func environments(_ counts: TargetCounts) -> String? {
        guard counts.requested > 0, counts.rounds > 0 else { return nil }
        func mean(_ sum: Int) -> String {
            let tenths = (sum * 10 + counts.rounds / 2) / counts.rounds
            return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        }
        return "\(mean(counts.distinct)) of \(mean(counts.requested))"
    }

    private func notes(on target: TargetHistory) -> [TextTable.Cell] {
        var notes: [TextTable.Cell] = []
        if let failure = target.lastFailure {
            let words = failure.outcome.words
            let status = failure.status.map { ", status \($0)" } ?? ""
            let count = failure.pings == 1 ? "a ping" : "\(failure.pings) pings"
            notes.append(
                TextTable.Cell(text: "\(count) failed at \(moment(failure.moment)): \(words)\(status)", meaning: .bad)
            )
        }
        if let invocations = target.invocations {
            let initialisation = invocations.userInitialisation.map { ", median \($0.median.words)" } ?? ""
            notes.append(
                TextTable.Cell(
                    text:
                        "\(invocations.reports) \(invocations.reports == 1 ? "invocation" : "invocations") in its log; "
                        + "environments started: "
                        + "\(invocations.pingColdStarts) for pings, \(invocations.userColdStarts) for users\(initialisation)",
                    meaning: .quiet
                )
            )
            if let warming = invocations.warming {
                notes.append(TextTable.Cell(text: words(on: warming), meaning: .quiet))
            }
        }
        return notes
    }

    private func words(on warming: WarmingEffect) -> String {
        "users' cold starts a day: \(number(warming.before.daily)) before warming began on \(moment(warming.began)), "
            + "\(number(warming.since.daily)) since"
    }

    /// A number with one decimal below ten, and with none from there on.
    private func number(_ number: Double) -> String {
        let tenths = Int((Swift.min(number, 1e12) * 10).rounded())
        return tenths >= 100 || tenths % 10 == 0 ? "\((tenths + 5) / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private var legend: String {
        let states: [StripCell.State] = [.warm, .cold, .short, .failed, .empty]
        return states.map { state in
            let glyph = StripGlyph(state)
            return "\(style.text(glyph.text, glyph.meaning)) \(glyph.words)"
        }.joined(separator: "  ")
    }

    private var rounds: String {
        guard let rounds = overview.rounds else { return "There was no round \(span)." }
        let count = rounds.rounds == 1 ? "1 round" : "\(rounds.rounds) rounds"
        return "\(count) \(span): half took \(rounds.median.words) at most, the longest \(rounds.longest.words)."
    }

    private var span: String { "from \(moment(overview.span.start)) to \(moment(overview.span.end))" }

    /// A moment to the minute, in UTC.
    private func moment(_ moment: Timestamp) -> String {
        let text = moment.description
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }
}

/// How a part of a strip is drawn, with the glyphs of a round's table.
struct StripGlyph {
    let text: String
    let words: String
    let meaning: Style.Meaning

    init(_ state: StripCell.State) {
        (text, words, meaning) =
            switch state {
            case .warm: ("●", "warm", .good)
            case .cold: ("○", "was cold", .warning)
            case .short: ("◐", "too few environments", .warning)
            case .failed: ("✗", "failed", .bad)
            case .empty: ("·", "no round", .quiet)
            }
    }

    var run: TextTable.Cell.Run { TextTable.Cell.Run(text: text, meaning: meaning) }
}
