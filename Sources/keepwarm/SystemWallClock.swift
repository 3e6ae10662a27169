import FoundationEssentials
import Warming

/// The machine's clock.
struct SystemWallClock: WallClock {
    var now: Timestamp {
        Timestamp(millisecondsSince1970: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    func sleep(until moment: Timestamp) async throws {
        // In pieces, so that a clock that was set, or a machine that slept, is noticed within the minute.
        while case let left = now.duration(to: moment), left > .zero {
            try await Task.sleep(for: min(left, .seconds(30)), tolerance: .zero)
        }
    }
}
