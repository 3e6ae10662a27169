import Glibc
import Warming

/// The machine's clock.
struct SystemWallClock: WallClock {
    var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(millisecondsSince1970: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    func sleep(until moment: Timestamp) async throws {
        // In pieces, so that a clock that was set, or a machine that slept, is noticed within the minute.
        while case let left = now.duration(to: moment), left > .zero {
            try await Task.sleep(for: min(left, .seconds(30)), tolerance: .zero)
        }
    }
}
