import Testing
import Warming

@testable import WarmingCosts

@Suite("A billed month")
struct BilledMonthTests {
    @Test(
        "The month of the calendar begins and ends at midnight in UTC",
        arguments: [
            (1_795_564_800, "2026-11-01", 30), (1_798_761_599, "2026-12-01", 31), (1_798_761_600, "2027-01-01", 31),
            (1_835_395_200, "2028-02-01", 29),
        ] as [(Int64, String, Int)]
    )
    func ofCalendar(seconds: Int64, first: String, days: Int) {
        let month = BilledMonth.calendar(at: Timestamp(secondsSince1970: seconds))

        #expect(month.day == first && month.days == days)
    }

    @Test("A month of 30 days begins at the next midnight")
    func of30Days() {
        let month = BilledMonth.days30(after: Timestamp(secondsSince1970: 1_795_564_800))

        #expect(month.day == "2026-11-26" && month.days == 30)
    }

    @Test("The tick at its first moment counts, and that at its end does not")
    func countsTicks() throws {
        let month = BilledMonth.calendar(at: Timestamp(secondsSince1970: 1_795_564_800))

        #expect(try month.ticks(of: Schedule("rate(5 minutes)"), in: UTC()).count == 8640)
        #expect(try month.ticks(of: Schedule("cron(0 0 1 * ? *)"), in: UTC()).count == 1)
    }
}
