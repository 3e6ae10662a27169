import Presentation
import Warming
import WarmingHistory

/// The part of a page that is about one target: a line with its strip and its numbers, which opens to its charts.
struct TargetSection {
    private let target: TargetHistory
    private let trend: TargetTrend?
    private let isOpen: Bool
    private let span: HistorySpan
    private let query: String?

    /// Prepares the part of a target.
    ///
    /// - Parameters:
    ///   - target: The target.
    ///   - span: What the page shows.
    ///   - query: What goes behind the path of the target's own page; `nil` when there is no such page to go to.
    init(_ target: DashboardContent.Target, in span: HistorySpan, query: String?) {
        self.target = target.history
        trend = target.trend
        isOpen = target.isOpen
        self.span = span
        self.query = query
    }

    /// The section; of a target that nobody looks at it has no charts.
    var markup: Markup {
        let failure = failure
        return """
            <details class="target" data-name="\(target.name)"\(isOpen ? " open=\"\"" : "" as Markup)>
            <summary>
            <span class="name"><b>\(target.name)</b> <span class="chip \(target.state.rawValue)">\(target.state.chip)</span>\
            <small>\(target.address ?? "")</small></span>
            \(WarmStrip(target.strip).svg)
            <span class="numbers">\(numbers)</span>\(isRecent ? failure.map { "\n<span class=\"failure\">\($0)</span>" as Markup } ?? "" : "")
            </summary>
            <div class="inside">
            \(isRecent ? "" : failure.map { "<p class=\"failure\">\($0)</p>\n" as Markup } ?? "")\(notes)\(charts)\(link)
            </div>
            </details>

            """
    }

    private var charts: Markup {
        guard let trend else { return "" }
        return """
            <div class="charts">
            \(TargetCharts(target, trend, in: span).figures)
            </div>
            \(TrendTable(target, trend).markup)
            """
    }

    private var link: Markup {
        guard let query else { return "" }
        return
            "<p><a href=\"/targets/\(Self.encoded(target.name))\(query)\">\(target.name) on a page of its own</a></p>"
    }

    /// Whether the latest failure is of late: of the last hour, or of as small a part of a long span.
    private var isRecent: Bool {
        guard let failure = target.lastFailure else { return false }
        let late = max(.seconds(3600), span.start.duration(to: span.end) / 24)
        return target.state == .failed || failure.moment.duration(to: span.end) <= late
    }

    private var failure: String? {
        guard let failure = target.lastFailure else { return nil }
        let status = failure.status.map { ", status \($0)" } ?? ""
        let count = failure.pings == 1 ? "A ping" : "\(failure.pings) pings"
        return "\(count) failed last on \(failure.moment.fullWords): \(failure.outcome.words)\(status)."
    }

    /// A name as a part of a path.
    private static func encoded(_ name: String) -> String {
        name.utf8.reduce(into: "") { text, byte in
            let scalar = UnicodeScalar(byte)
            let isPlain =
                "a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar || "-._~".utf8.contains(byte)
            text += isPlain ? "\(scalar)" : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }

    private var numbers: [Markup] {
        let counts = target.counts
        func number(_ value: String?, _ label: String, _ style: Markup = "") -> Markup {
            "<span><b class=\"\(style)\">\(value ?? "–")</b><i>\(label)</i></span>"
        }
        let isTold = counts.told > 0 || counts.cold > 0
        return [
            number(target.latency?.median.words, "p50"),
            number(target.latency?.p95.words, "p95"),
            number(target.latency?.p99.words, "p99"),
            number(isTold ? counts.cold.grouped : nil, "cold", counts.unexpectedlyCold > 0 ? "is-cold" : ""),
            number(counts.failed.grouped, "failed", counts.failed > 0 ? "is-failed" : ""),
            number(counts.environments, "environments", counts.distinct < counts.requested ? "is-short" : ""),
        ]
    }

    private var notes: Markup {
        var notes: [Markup] = []
        notes.append("<p>\(sentence)</p>\n")
        if let invocations = target.invocations {
            let median = invocations.userInitialisation.map { ", which took \($0.median.words) at the median" } ?? ""
            notes.append(
                """
                <p>Its log has \(invocations.reports.of("invocation")). Environments started: \
                \(invocations.pingColdStarts) for pings, \(invocations.userColdStarts) for users\(median).</p>\n
                """
            )
            if let warming = invocations.warming {
                notes.append(
                    """
                    <p>Users met \(warming.before.daily.tenths) cold starts a day before warming began on \
                    \(warming.began.fullWords), and \(warming.since.daily.tenths) since.</p>\n
                    """
                )
            }
        }
        return "\(notes)"
    }

    private var sentence: String {
        let counts = target.counts
        var words = "\(counts.pings.of("ping")) in \(counts.rounds.of("round"))"
        if counts.told > 0 || counts.cold > 0 {
            words +=
                "; \(counts.cold.grouped) cold, \(counts.unexpectedlyCold.grouped) of them though warmed in the round before"
        }
        words += "; \(counts.reachedRounds.grouped) of \(counts.rounds.of("round")) reached all environments"
        if let longest = target.latency?.longest { words += "; the longest answer took \(longest.words)" }
        if counts.billedDuration > .zero { words += "; Lambda bills \(counts.billedDuration.longWords)" }
        return words + "."
    }
}

extension TargetCounts {
    /// How many environments answered in a round, and how many were asked for: the means of both.
    var environments: String? {
        guard requested > 0, rounds > 0 else { return nil }
        let reached = Double(distinct) / Double(rounds)
        return "\(reached.hundredthsBelow) of \((Double(requested) / Double(rounds)).hundredthsBelow)"
    }
}

extension StripCell.State {
    /// The state as it stands beside a target's name.
    fileprivate var chip: String {
        switch self {
        case .short: "too few"
        case .empty: "no round"
        default: words
        }
    }
}
