/// Finds the word that somebody probably meant.
package enum SpellingSuggestion {
    /// The candidate that is spelt most like a word, ignoring case, or `nil` when none comes close.
    ///
    /// - Parameters:
    ///   - word: What was written.
    ///   - candidates: What could have been written.
    /// - Returns: The candidate with the fewest edits, at most one for every three characters; the first of
    ///   several that are equally close. An edit adds, drops or changes a character or swaps two neighbours.
    package static func closest(to word: some StringProtocol, among candidates: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased().utf8)
        var best: (candidate: String, edits: Int)?
        for candidate in candidates {
            let allowed = min((best?.edits ?? .max) - 1, max(letters.count, candidate.utf8.count) / 3)
            let others = Array(candidate.lowercased().utf8)
            guard abs(letters.count - others.count) <= allowed else { continue }
            let edits = edits(from: letters, to: others)
            if edits <= allowed {
                best = (candidate, edits)
            }
        }
        return best?.candidate
    }

    /// The optimal string alignment distance.
    private static func edits(from left: [UInt8], to right: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for (column, other) in right.enumerated() {
                var edits = min(
                    last[column] + (letter == other ? 0 : 1),
                    last[column + 1] + 1,
                    current[column] + 1
                )
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    edits = min(edits, beforeLast[column - 1] + 1)
                }
                current.append(edits)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
