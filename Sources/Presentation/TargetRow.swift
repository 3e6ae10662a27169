import Warming

/// One target's line in a table.
struct TargetRow {
    private let target: TargetReport
    private let slowAfter: Duration

    /// The ping that the line shows: the slowest of those that failed, else the slowest of all.
    private let shown: PingReport?
    private let remarks: [String]

    init(_ target: TargetReport, slowAfter: Duration) {
        self.target = target
        self.slowAfter = slowAfter
        let failed = target.pings.filter { !$0.answer.outcome.isAnswered }
        shown = (failed.isEmpty ? target.pings : failed).max { $0.answer.latency < $1.answer.latency }
        remarks = Self.remarks(on: failed, of: target.pings.count)
    }

    /// Remarks for lines of their own, when pings of this target failed in different ways.
    var furtherRemarks: ArraySlice<String> { remarks.dropFirst() }

    func cells(hasSeveral: Bool, longest: Duration, barWidth: Int, nameWidth: Int) -> [TextTable.Cell] {
        let answer = shown?.answer
        let isSlow = answer?.isSlow(after: slowAfter) ?? false
        let meaning: Style.Meaning = !target.isAnswered ? .bad : isSlow ? .warning : .good
        let mark = !target.isAnswered ? "✗" : isSlow ? "!" : "✓"
        func right(_ text: String?) -> TextTable.Cell {
            TextTable.Cell(text: text ?? "–", meaning: text == nil ? .quiet : nil, isRightAligned: true)
        }

        var cells = [
            TextTable.Cell(text: mark, meaning: meaning),
            TextTable.Cell(text: target.target.name.shortened(to: nameWidth)),
        ]
        if hasSeveral { cells.append(right("\(target.answeredCount)/\(target.pings.count)")) }
        cells.append(right(answer?.status.map { "\($0)" }))
        cells.append(right(answer?.firstByte?.words))
        cells.append(right(shown?.sentAfter == nil ? nil : answer?.latency.words))
        cells.append(TextTable.Cell(text: bar(longest: longest, width: barWidth), meaning: meaning))
        cells.append(TextTable.Cell(text: remarks.first ?? (isSlow ? "slow" : ""), meaning: meaning))
        return cells
    }

    /// A bar as long as the latency, to an eighth of a character.
    private func bar(longest: Duration, width: Int) -> String {
        guard let latency = shown?.answer.latency, longest > .zero else { return "" }
        let eighths = Int((latency.milliseconds / longest.milliseconds * Double(width * 8)).rounded())
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }

    private static func remarks(on failed: [PingReport], of count: Int) -> [String] {
        var counts: [(words: String, count: Int)] = []
        for ping in failed {
            let answer = ping.answer
            let words = answer.outcome.words + (answer.attempts > 1 ? ", tried \(answer.attempts) times" : "")
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
