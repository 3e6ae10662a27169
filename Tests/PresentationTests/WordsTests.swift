import Presentation
import Testing
import Warming

@Suite("Words for people")
struct WordsTests {
    @Test("Every failure has words of its own, and an answer needs none", arguments: Outcome.Code.all)
    func outcomes(code: Outcome.Code) {
        let words = Outcome(code).words

        #expect(words.isEmpty == (code == .answered))
        #expect(words != code.description || code == .unreachable)
        #expect(Outcome.Code.all.count { Outcome($0).words == words } == 1)
    }

    @Test(
        "A detail reads on from the words",
        arguments: [
            (Outcome(.redirected, "https://b.example/"), "redirects to https://b.example/"),
            (Outcome(.redirected), "redirects"),
            (Outcome(.unexpectedStatus, "wanted 200-299"), "unexpected status (wanted 200-299)"),
            (Outcome(.deadline, "while connecting"), "cut off by the deadline while connecting"),
            (Outcome(.cancelled, "while reading the answer"), "called off while reading the answer"),
            (Outcome(.certificateForOtherHost, "Hostname mismatch"), "certificate is for another host"),
            (Outcome(.answered, "well"), "well"),
            (Outcome(.functionError, "TypeError: x is null"), "the function failed: TypeError: x is null"),
            (
                Outcome(.throttled, "Rate Exceeded."),
                "throttled (Rate Exceeded.): allow the function more concurrency, or ask for fewer environments"
            ),
            (
                Outcome(.accessDenied, "allow lambda:InvokeFunction on orders"),
                "AWS refused access: allow lambda:InvokeFunction on orders"
            ),
            (Outcome(.noCredentials), "no AWS credentials: sign in, or set AWS_PROFILE"),
            (
                Outcome(.functionNotReady),
                "the function is not ready: it is being made or wakes up, so ping it again in a minute"
            ),
            (Outcome(Outcome.Code("tls-quantum"), "odd"), "tls-quantum (odd)"),
        ]
    )
    func details(outcome: Outcome, words: String) {
        #expect(outcome.words == words)
    }

    @Test("The progress is a bar and its numbers, painted over the line before")
    func progress() {
        func line(_ ended: Int, of total: Int) -> String {
            ProgressLine(ended: ended, total: total, elapsed: .milliseconds(1402)).text(style: .plain)
        }

        #expect(line(0, of: 8) == "\r\u{1B}[K························ 0 of 8 pings ended, 1.402 s")
        #expect(line(3, of: 8) == "\r\u{1B}[K█████████··············· 3 of 8 pings ended, 1.402 s")
        #expect(line(8, of: 8) == "\r\u{1B}[K████████████████████████ 8 of 8 pings ended, 1.402 s")
        #expect(line(0, of: 0).contains("████████████████████████ 0 of 0"))
        #expect(
            ProgressLine(ended: 1, total: 2, elapsed: .zero).text(style: Style(isColoured: true)).hasPrefix(
                "\r\u{1B}[K\u{1B}[32m"
            )
        )
    }

    @Test(
        "A tick is shown in its zone, with the distance from UTC",
        arguments: [
            (1_795_378_500, 0, "Sun 2026-11-22 20:15:00 +00:00"),
            (1_795_378_500, 3600, "Sun 2026-11-22 21:15:00 +01:00"),
            (1_795_378_500, 5 * 3600 + 1800, "Mon 2026-11-23 01:45:00 +05:30"),
            (1_795_378_500, -(3 * 3600 + 1800), "Sun 2026-11-22 16:45:00 -03:30"),
            (-1, 0, "Wed 1969-12-31 23:59:59 +00:00"),
        ] as [(Int64, Int, String)]
    )
    func ticks(seconds: Int64, offset: Int, text: String) {
        let zone = FixedZone(offset: offset)

        #expect(TickLine(tick: Timestamp(secondsSince1970: seconds), zone: zone).text == text)
    }
}

private struct FixedZone: TimeZoneRules {
    let offset: Int
    let identifier = "Fixed"

    func secondsFromUTC(at moment: Timestamp) -> Int { offset }
}
