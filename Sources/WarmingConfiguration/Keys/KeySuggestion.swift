/// Finds the word that somebody probably meant.
enum KeySuggestion {
    /// The key that is nearest to a name that is none.
    static func key(for name: String, among keys: [ConfigurationKey]) -> String? {
        let plainName = plain(name)
        return keys.first { $0.otherNames.contains { plain($0) == plainName } }?.name
            ?? word(for: name, among: keys.map(\.name))
    }

    /// The word that is nearest: the same save for case, hyphens and underscores, one that starts like it, or one a few
    /// slips of the keyboard away.
    static func word(for text: String, among words: [String]) -> String? {
        let text = plain(text)
        guard !text.isEmpty, text.count <= 40 else { return nil }
        if text.count >= 3, let longer = words.first(where: { plain($0).starts(with: text) }) { return longer }
        return words.map { ($0, distance(text, plain($0))) }
            .filter { $0.1 <= max(1, min(text.count, $0.0.count) / 3) }
            .min { $0.1 < $1.1 }?.0
    }

    private static func plain(_ text: String) -> [Character] {
        text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }.map(\.self)
    }

    /// The optimal string alignment distance: insertions, deletions, replacements, and swaps of neighbours.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (character == other ? 0 : 1))
                if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
