import Testing
import Warming

@Suite("Timestamp")
struct TimestampTests {
    @Test(
        "A moment is written in UTC, to the millisecond",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_795_378_500_123, "2026-11-22T20:15:00.123Z"),
            (951_782_400_007, "2000-02-29T00:00:00.007Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (-1000, "1969-12-31T23:59:59.000Z"), (-86_400_001, "1969-12-30T23:59:59.999Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)]
    )
    func writes(milliseconds: Int64, text: String) {
        #expect(Timestamp(millisecondsSince1970: milliseconds).description == text)
    }

    @Test(
        "Seconds are rounded down, before 1970 as well",
        arguments: [(0, 0), (999, 0), (1000, 1), (-1, -1), (-1000, -1), (-1001, -2)] as [(Int64, Int64)]
    )
    func floors(milliseconds: Int64, seconds: Int64) {
        #expect(Timestamp(millisecondsSince1970: milliseconds).secondsSince1970 == seconds)
    }

    @Test("The earliest and the latest moment can be written", arguments: [Int64.min, Int64.max])
    func extremes(milliseconds: Int64) {
        #expect(Timestamp(millisecondsSince1970: milliseconds).description.hasSuffix("Z"))
    }

    @Test("Going a duration forth and back ends where it began")
    func arithmetic() {
        let moment = Timestamp(secondsSince1970: 100)

        let later = moment.advanced(by: .milliseconds(1500))

        #expect(later == Timestamp(millisecondsSince1970: 101_500))
        #expect(moment < later)
        #expect(moment.duration(to: later) == .milliseconds(1500))
        #expect(later.duration(to: moment) == .milliseconds(-1500))
        #expect(later.advanced(by: .milliseconds(-1500)) == moment)
    }
}
