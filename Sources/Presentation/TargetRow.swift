import Warming

/// One target's line in a table.
struct TargetRow {
    private let target: TargetReport

    /// The ping that the line shows: the slowest of those that failed, else the slowest of all.
    private let shown: PingReport?
    /// Whether every ping was answered, but one of them slowly.
    let isSlow: Bool

    /// What is not as it should be: a remark for each way in which pings of this target failed.
    let remarks: [TextTable.Cell]

    init(_ target: TargetReport, slowAfter: Duration) {
        self.target = target
        let failed = target.pings.filter { !$0.answer.outcome.isAnswered }
        shown = (failed.isEmpty ? target.pings : failed).max { $0.answer.latency < $1.answer.latency }
        isSlow = shown?.answer.isSlow(after: slowAfter) ?? false
        remarks = Self.remarks(on: failed, of: target.pings.count).map { TextTable.Cell(text: $0, meaning: .bad) }
    }

    private var meaning: Style.Meaning { !target.isAnswered ? .bad : isSlow ? .warning : .good }

    /// The mark, the name and the numbers.
    func cells(hasSeveral: Bool, nameWidth: Int) -> [TextTable.Cell] {
        let answer = shown?.answer
        func right(_ text: String?) -> TextTable.Cell {
            TextTable.Cell(text: text ?? "–", meaning: text == nil ? .quiet : nil, isRightAligned: true)
        }

        var cells = [
            TextTable.Cell(text: !target.isAnswered ? "✗" : isSlow ? "!" : "✓", meaning: meaning),
            TextTable.Cell(text: target.target.name.shortened(to: nameWidth)),
        ]
        if hasSeveral { cells.append(right("\(target.answeredCount)/\(target.pings.count)")) }
        cells.append(right(answer?.status.map { "\($0)" }))
        cells.append(right(answer?.firstByte?.words))
        cells.append(right(shown?.sentAfter == nil ? nil : answer?.latency.words))
        return cells
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
            let words = ping.words + (answer.attempts > 1 ? ", tried \(answer.attempts) times" : "")
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
