import Warming

/// A target's environments side by side, one glyph each: what a look tells before any number does.
struct EnvironmentStrip {
    /// What is known of one environment.
    enum State: CaseIterable {
        /// It answered, and had been running before.
        case warm
        /// It answered, and had to start for that.
        case cold
        /// An answer came, but nothing says whether from a further environment, or whether that was cold.
        case unproven
        /// The ping that was meant for it failed.
        case failed
        /// The ping that was meant for it met on an environment that another one had reached.
        case missed

        /// The glyph.
        var glyph: String {
            switch self {
            case .warm: "●"
            case .cold: "○"
            case .unproven: "?"
            case .failed: "✗"
            case .missed: "·"
            }
        }

        /// The glyph in words.
        var words: String {
            switch self {
            case .warm: "warm"
            case .cold: "was cold"
            case .unproven: "unproven"
            case .failed: "failed"
            case .missed: "not reached"
            }
        }
    }

    /// How many environments there are of each state that one has, warm ones first.
    let counts: [(state: State, count: Int)]

    /// Whether a cold environment means that warming has failed.
    private let hasFailed: Bool

    /// Counts what the pings of a target prove.
    init(_ report: TargetReport, _ coverage: Coverage) {
        hasFailed = report.unexpectedColdCount > 0
        let answered = report.pings.filter { $0.answer.outcome.isAnswered }
        let named = Dictionary(grouping: answered.filter { $0.answer.proof?.environment != nil }) {
            $0.answer.proof?.environment ?? ""
        }
        let unnamed = answered.filter { $0.pass == coverage.passes && $0.answer.proof?.environment == nil }
        let states = named.values.map(Self.state)

        var counts: [State: Int] = [:]
        for state in states { counts[state, default: 0] += 1 }
        // An environment is cold but once, so each cold answer came from another one.
        let cold = unnamed.count { $0.answer.proof?.isCold == true }
        let warm = min(
            unnamed.count { $0.answer.proof?.isCold == false },
            max(0, coverage.distinct - named.count - cold)
        )
        counts[.cold, default: 0] += cold
        counts[.warm, default: 0] += warm
        counts[.unproven, default: 0] += unnamed.count - cold - warm
        if report.target.fansOut { counts[.unproven, default: 0] += max(0, coverage.requested - report.pings.count) }

        var left = max(0, coverage.requested - counts.values.reduce(0, +))
        counts[.failed] = min(left, coverage.failed)
        left -= counts[.failed, default: 0]
        counts[.missed] = left
        self.counts = State.allCases.map { ($0, counts[$0, default: 0]) }.filter { $0.1 > 0 }
    }

    private static func state(of pings: [PingReport]) -> State {
        let colds = pings.compactMap { $0.answer.proof?.isCold }
        return colds.contains(true) ? .cold : colds.isEmpty ? .unproven : .warm
    }

    /// The glyphs; of more than fit, as many as fit, in proportion, and at least one of each state.
    func cell(width: Int) -> TextTable.Cell {
        TextTable.Cell(
            runs: fitted(to: width).map {
                .init(text: String(repeating: $0.state.glyph, count: $0.count), meaning: meaning(of: $0.state))
            }
        )
    }

    private func meaning(of state: State) -> Style.Meaning {
        switch state {
        case .warm: .good
        case .cold: hasFailed ? .bad : .warning
        case .unproven: .quiet
        case .failed: .bad
        case .missed: .warning
        }
    }

    private func fitted(to width: Int) -> [(state: State, count: Int)] {
        let total = counts.reduce(0) { $0 + $1.count }
        guard total > width, width > counts.count else { return counts }
        var fitted = counts.map { (state: $0.state, count: max(1, $0.count * width / total)) }
        while true {
            let surplus = fitted.reduce(0) { $0 + $1.count } - width
            // The largest share can take or give one unseen.
            guard surplus != 0, let largest = fitted.indices.max(by: { fitted[$0].count < fitted[$1].count }) else {
                return fitted
            }
            fitted[largest].count -= surplus.signum()
        }
    }
}
