import Presentation
import Testing

@Suite("Duration words")
struct DurationWordsTests {
    @Test(
        "A measured time is written with the digits that matter",
        arguments: [
            (Duration.microseconds(840), "0.8 ms"), (.microseconds(9949), "9.9 ms"), (.microseconds(9950), "10 ms"),
            (.milliseconds(301), "301 ms"), (.microseconds(999_400), "999 ms"), (.microseconds(999_500), "1.000 s"),
            (.milliseconds(1402), "1.402 s"), (.milliseconds(83_140), "83.1 s"), (.zero, "0.0 ms"),
        ]
    )
    func writes(duration: Duration, words: String) {
        #expect(duration.words == words)
    }
}
