import Warming

/// One target's line in a table.
struct TargetRow {
    private let target: TargetReport

    /// The ping that the line shows: the slowest of those that failed, else the slowest of all.
    private let shown: PingReport?
    /// Whether every ping was answered, but one of them slowly.
    let isSlow: Bool

    /// Whether any ping was answered slowly.
    private let hasSlow: Bool

    /// What the pings achieved, and the environments side by side; `nil` when the table is not about that.
    private let proven: (coverage: Coverage, strip: EnvironmentStrip)?

    /// What there is to say beyond the numbers: a remark for each way in which pings of this target failed, and those on
    /// its environments.
    let remarks: [TextTable.Cell]

    /// Prepares a line.
    ///
    /// - Parameters:
    ///   - target: The target.
    ///   - slowAfter: From which latency on an answer is called slow.
    ///   - columns: What the table is about.
    init(_ target: TargetReport, slowAfter: Duration, columns: RoundColumns) {
        self.target = target
        let failed = target.pings.filter { !$0.answer.outcome.isAnswered }
        shown = (failed.isEmpty ? target.pings : failed).max { $0.answer.latency < $1.answer.latency }
        isSlow = shown?.answer.isSlow(after: slowAfter) ?? false
        hasSlow = target.pings.contains { $0.answer.isSlow(after: slowAfter) }
        if columns.hasCoverage {
            let coverage = target.coverage
            proven = (coverage, EnvironmentStrip(target, coverage))
        } else {
            proven = nil
        }
        remarks =
            Self.remarks(on: failed, of: target.pings.count).map { TextTable.Cell(text: $0, meaning: .bad) }
            + (proven.map { CoverageRemarks(target, $0.coverage).cells } ?? [])
    }

    /// What the glyphs of the environments stand for.
    var states: [EnvironmentStrip.State] { proven?.strip.counts.map(\.state) ?? [] }

    /// How many characters the target's name has.
    var nameWidth: Int { target.target.name.count }

    /// Whether there is something about the target that somebody should look at.
    var isProblem: Bool { !target.isAnswered || hasSlow || worst != nil }

    private var meaning: Style.Meaning { !target.isAnswered ? .bad : worst ?? (isSlow ? .warning : .good) }

    /// How bad the worst is that is said of the target; `nil` when nothing bad is.
    private var worst: Style.Meaning? {
        let meanings = remarks.flatMap { $0.runs.map(\.meaning) }
        return meanings.contains(.bad) ? .bad : meanings.contains(.warning) ? .warning : nil
    }

    /// The mark, the name and the numbers.
    func cells(_ columns: RoundColumns) -> [TextTable.Cell] {
        let mark = !target.isAnswered ? "✗" : meaning != .good ? "!" : "✓"
        let name = TextTable.Cell(text: target.target.name.shortened(to: columns.nameWidth))
        return [TextTable.Cell(text: mark, meaning: meaning), name] + numbers(columns)
    }

    private func numbers(_ columns: RoundColumns) -> [TextTable.Cell] {
        let answer = shown?.answer
        // What AWS answers with says how the call went, and nothing of the function.
        let status = Self.number(target.target.endpoint == nil ? nil : answer?.status.map { "\($0)" })
        let total = Self.number(shown?.sentAfter == nil ? nil : answer?.latency.words)
        guard let proven else {
            return (columns.hasSeveral ? [Self.number("\(target.answeredCount)/\(target.pings.count)")] : [])
                + [status, Self.number(answer?.firstByte?.words), total]
        }
        return environments(proven.coverage, proven.strip, columns) + (columns.hasStatus ? [status] : []) + [total]
    }

    /// The environments, and what is known of them all.
    private func environments(
        _ coverage: Coverage,
        _ strip: EnvironmentStrip,
        _ columns: RoundColumns
    ) -> [TextTable.Cell] {
        let isMissing = coverage.distinct < coverage.requested
        let isAtLeast = isMissing && (coverage.isAtLeast || target.target.fansOut)
        let cold = coverage.cold ?? 0
        return [
            Self.number(
                "\(isAtLeast ? "≥" : "")\(coverage.distinct)/\(coverage.requested)",
                isMissing && !isAtLeast ? .warning : nil
            ),
            strip.cell(width: columns.stripWidth),
            Self.number(
                coverage.cold.map { "\($0)" },
                cold == 0 ? nil : target.unexpectedColdCount > 0 ? .bad : .warning
            ),
        ] + (columns.hasBilled ? [Self.number(coverage.billedDuration?.billedWords)] : [])
    }

    private static func number(_ text: String?, _ meaning: Style.Meaning? = nil) -> TextTable.Cell {
        TextTable.Cell(text: text ?? "–", meaning: text == nil ? .quiet : meaning, isRightAligned: true)
    }

    /// A bar as long as the latency, to an eighth of a character.
    func bar(longest: Duration, width: Int) -> TextTable.Cell {
        guard let latency = shown?.answer.latency, longest > .zero else { return TextTable.Cell(text: "") }
        let eighths = Int((latency.milliseconds / longest.milliseconds * Double(width * 8)).rounded())
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return TextTable.Cell(text: String(repeating: "█", count: eighths / 8) + parts[eighths % 8], meaning: meaning)
    }

    private static func remarks(on failed: [PingReport], of count: Int) -> [String] {
        var counts: [(words: String, count: Int)] = []
        for ping in failed {
            let answer = ping.answer
            let words = ping.words(answer.attempts > 1 ? ", tried \(answer.attempts) times" : "")
            if let index = counts.firstIndex(where: { $0.words == words }) {
                counts[index].count += 1
            } else {
                counts.append((words, 1))
            }
        }
        return counts.map { count == 1 ? $0.words : "\($0.count) × \($0.words)" }
    }
}

extension String {
    /// The text with its middle left out when it is longer than `width`: both ends of a URL tell it from others.
    fileprivate func shortened(to width: Int) -> String {
        guard count > width, width >= 3 else { return self }
        return prefix((width - 1) / 2) + "…" + suffix(width - 1 - (width - 1) / 2)
    }
}
