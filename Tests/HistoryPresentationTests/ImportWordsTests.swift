import Testing
import WarmingHistory

@testable import HistoryPresentation

@Suite("What an import came to, in words")
struct ImportWordsTests {
    @Test("It says what counted and what did not")
    func says() {
        var result = ImportResult()
        #expect(ImportWords(result).text == "0 new lines, nothing to count")

        result.lines = 1
        result.rounds = 1
        #expect(ImportWords(result).text == "1 new line: 1 round")

        result.lines = 12
        result.rounds = 0
        result.reports = 3
        result.coldStarts = 1
        result.known = 2
        result.withoutMoment = 1
        #expect(
            ImportWords(result).text
                == "12 new lines: 3 invocations, 1 of them a cold start, 2 known already, 1 without a time, passed over"
        )
    }
}
