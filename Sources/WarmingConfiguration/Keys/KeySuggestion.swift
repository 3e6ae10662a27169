import Warming

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
        let plainWords = words.map(plain)
        return SpellingSuggestion.closest(to: text, among: plainWords).flatMap(plainWords.firstIndex).map { words[$0] }
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    }
}
