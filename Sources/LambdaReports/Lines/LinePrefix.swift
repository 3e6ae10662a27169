/// What exports and log viewers put in front of Lambda's own words.
///
/// That is up to three words, each with a space or a tab behind it: a date with a time (`2025-01-07T19:49:07.924Z`), a
/// date, a time, the name of a log stream (`2025/01/07/[$LATEST]002c`). Nothing else stands in front of a line.
struct LinePrefix {
    /// The last word that names a moment, together with the one before it if that is its date.
    private(set) var moment: Range<Int>?

    /// Where the line itself begins.
    private(set) var end: Int

    /// Reads the prefix of a line that begins here.
    init(_ line: Span<UInt8>, from start: Int = 0) {
        end = start
        for _ in 0..<3 {
            guard end < line.count, line[end].isDigit else { return }
            let isDate = line.hasDate(dividedBy: UInt8(ascii: "-"), at: end)
            let isTime = line.hasTime(at: end)
            guard isDate || isTime || line.hasDate(dividedBy: UInt8(ascii: "/"), at: end) else { return }
            let word = line.word(at: end)
            guard word.upperBound < line.count, !line[word.upperBound].isLineEnd else { return }
            if isTime, let date = moment, date.count == 10, date.upperBound + 1 == word.lowerBound {
                moment = date.lowerBound..<word.upperBound
            } else if isDate || isTime {
                moment = word
            }
            end = word.upperBound + 1
        }
    }
}

extension Span<UInt8> {
    /// Whether a date like `2025-01-07` stands here.
    fileprivate func hasDate(dividedBy divider: UInt8, at start: Int) -> Bool {
        guard count - start >= 10, self[start + 4] == divider, self[start + 7] == divider else { return false }
        return hasDigits(4, at: start) && hasDigits(2, at: start + 5) && hasDigits(2, at: start + 8)
    }

    /// Whether a time like `19:49:07` stands here.
    fileprivate func hasTime(at start: Int) -> Bool {
        let colon = UInt8(ascii: ":")
        guard count - start >= 8, self[start + 2] == colon, self[start + 5] == colon else { return false }
        return hasDigits(2, at: start) && hasDigits(2, at: start + 3) && hasDigits(2, at: start + 6)
    }

    private func hasDigits(_ number: Int, at start: Int) -> Bool {
        for position in start..<start + number where !self[position].isDigit { return false }
        return true
    }
}
