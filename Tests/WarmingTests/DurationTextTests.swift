import Testing
import Warming

@Suite("Duration text")
struct DurationTextTests {
    @Test(
        "A number with a unit is read",
        arguments: [
            ("300ms", Duration.milliseconds(300)), ("10s", .seconds(10)), ("5m", .seconds(300)),
            ("2h", .seconds(7200)), ("1.5s", .milliseconds(1500)), ("0.25s", .milliseconds(250)), ("0ms", .zero),
        ]
    )
    func reads(text: String, duration: Duration) throws {
        #expect(try Duration(text: text) == duration)
    }

    @Test(
        "Anything else is refused, and the error names it",
        arguments: [
            "", "10", "s", "-1s", "1.s", ".5s", "1.2345s", "10 s", "10S", "5min", "٣s", "99999999999s", "1.2.3s",
        ]
    )
    func refuses(text: String) throws {
        let error = #expect(throws: WarmingError.self) { try Duration(text: text) }

        #expect(error?.code == .invalidDuration)
        #expect(error?.message.contains("'\(text)'") == true)
    }

    @Test(
        "The shortest exact unit is written",
        arguments: [
            (Duration.milliseconds(300), "300ms"), (.seconds(10), "10s"), (.milliseconds(1500), "1500ms"),
            (.seconds(300), "5m"), (.seconds(7200), "2h"), (.zero, "0ms"),
        ]
    )
    func writes(duration: Duration, text: String) {
        #expect(duration.text == text)
    }

    @Test(
        "A length of time may be days or weeks too",
        arguments: [
            ("7d", Duration.seconds(604_800)), ("4w", .seconds(2_419_200)), ("36h", .seconds(129_600)),
            ("36600d", .seconds(3_162_240_000)),
        ]
    )
    func readsLong(text: String, duration: Duration) throws {
        #expect(try Duration(longText: text) == duration)
    }

    @Test(
        "No time at all is no length of it, nor is what has no end or a sign",
        arguments: ["", "d", "0d", "0h", "+7d", "-7d", "1.5d", "36601d", "7 d", "7D", "٧d", "1d2h"]
    )
    func refusesLong(text: String) throws {
        let error = #expect(throws: WarmingError.self) { try Duration(longText: text) }

        #expect(error?.code == .invalidDuration)
        #expect(error?.message.contains("'\(text)'") == true)
    }
}
