import Chance
import Testing
import Warming

@testable import WarmingHistory

@Suite("Moments in logs")
struct MomentTests {
    @Test(
        "A moment is read as exports and logs write it",
        arguments: [
            ("2026-11-25T00:00:00.000Z", 0), ("2026-11-25T00:00:00.123Z", 123), ("2026-11-25 00:00:01", 1000),
            ("2026-11-25T01:00:00.5+01:00", 500), ("2026-11-24T19:00:00,25-0500", 250), ("2026-11-25T00:01Z", 60_000),
            ("2026-11-25T00:00:00.123456789Z", 123), ("2026-11-25t00:00:60z", 59_000), ("2026-11-25T02:00:00+02", 0),
        ]
    )
    func reads(text: String, milliseconds: Int64) {
        let moment = Timestamp(text: text.utf8)

        #expect(moment == midnight.advanced(by: .milliseconds(milliseconds)))
    }

    @Test(
        "What is no moment is refused",
        arguments: [
            "", "2026", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-25", "2026-11-25T24:00:00Z",
            "2026-11-25T00:60:00Z", "2026-11-25T00:00:00Q", "2026-11-25T00:00:00Z ", "2026-11-25T00:00:00+1",
            "+026-11-25T00:00:00Z", "2026/11/25T00:00:00Z", "2026-11-25T00:00:61Z", "2026-00-10T00:00:00Z",
        ]
    )
    func refuses(text: String) {
        #expect(Timestamp(text: text.utf8) == nil)
    }

    @Test("What a moment prints is read back", arguments: 1...50)
    func readsBack(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let moment = Timestamp(millisecondsSince1970: .random(in: 0...4_000_000_000_000, using: &random))

        #expect(Timestamp(text: moment.description.utf8) == moment)
    }
}
