import Testing
import Warming

@Suite("Spelling suggestion")
struct SpellingSuggestionTests {
    @Test(
        "The closest word is suggested when few letters differ",
        arguments: [
            ("minuets", "minutes"), ("MINUTES", "minutes"), ("hour", "hour"), ("huors", "hours"), ("dayz", "days"),
            ("", nil), ("fortnights", nil), ("xy", nil),
        ]
    )
    func closest(word: String, suggestion: String?) {
        #expect(SpellingSuggestion.closest(to: word, among: ["minutes", "hours", "hour", "days"]) == suggestion)
    }
}
