import Warming

/// Time that stands still until a test moves it.
final class ManualTime<Moment: Comparable & Sendable>: Sendable {
    private struct State {
        var now: Moment
        var sleepers: [Int: Moment] = [:]
        var lastID = 0
    }

    private let state: Watched<State>

    init(_ now: Moment) {
        state = Watched(State(now: now))
    }

    /// The present moment.
    var now: Moment { state.value.now }

    /// The moments at which those who sleep want to wake up, the earliest first.
    var alarms: [Moment] { state.value.sleepers.values.sorted() }

    /// Sleeps until the time is moved to `moment` or beyond.
    ///
    /// - Throws: `CancellationError` when the surrounding task is cancelled first.
    func sleep(until moment: Moment) async throws {
        try Task.checkCancellation()
        let id = state.update { state -> Int? in
            guard state.now < moment else { return nil }
            state.lastID += 1
            state.sleepers[state.lastID] = moment
            return state.lastID
        }
        guard let id else { return }
        await state.wait { $0.sleepers[id] == nil }
        let wasAsleep = state.update { $0.sleepers.removeValue(forKey: id) != nil }
        if wasAsleep { throw CancellationError() }
    }

    /// Moves the time, also backwards, and wakes up everybody whose moment has come.
    func move(_ change: (Moment) -> Moment) {
        state.update { state in
            state.now = change(state.now)
            let now = state.now
            state.sleepers = state.sleepers.filter { $0.value > now }
        }
    }

    /// Waits until so many sleep.
    func sleepers(atLeast count: Int) async {
        await state.wait { $0.sleepers.count >= count }
    }

    /// Waits until somebody sleeps until this very moment.
    func sleeper(until moment: Moment) async {
        await state.wait { $0.sleepers.values.contains(moment) }
    }
}

/// A clock that a test advances.
struct ManualClock: Clock {
    /// A moment, as its distance from the clock's beginning.
    struct Instant: InstantProtocol {
        var sinceStart = Swift.Duration.zero

        func advanced(by duration: Swift.Duration) -> Instant {
            Instant(sinceStart: sinceStart + duration)
        }

        func duration(to other: Instant) -> Swift.Duration {
            other.sinceStart - sinceStart
        }

        static func < (left: Instant, right: Instant) -> Bool {
            left.sinceStart < right.sinceStart
        }
    }

    private let time = ManualTime(Instant())

    var now: Instant { time.now }

    var minimumResolution: Swift.Duration { .nanoseconds(1) }

    /// How far from the clock's beginning those who sleep want to wake up, the earliest first.
    var alarms: [Swift.Duration] { time.alarms.map(\.sinceStart) }

    func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
        try await time.sleep(until: deadline)
    }

    /// Lets time pass.
    func advance(by duration: Swift.Duration) {
        time.move { $0.advanced(by: duration) }
    }

    /// Waits until so many sleep.
    func sleepers(atLeast count: Int) async {
        await time.sleepers(atLeast: count)
    }

    /// Waits until somebody sleeps until this long after the clock's beginning.
    func sleeper(until sinceStart: Swift.Duration) async {
        await time.sleeper(until: Instant(sinceStart: sinceStart))
    }
}

/// A clock on the wall that a test sets.
struct ManualWallClock: WallClock {
    private let time: ManualTime<Timestamp>

    init(_ now: Timestamp) {
        time = ManualTime(now)
    }

    var now: Timestamp { time.now }

    /// When those who sleep want to wake up, the earliest first.
    var alarms: [Timestamp] { time.alarms }

    func sleep(until moment: Timestamp) async throws {
        try await time.sleep(until: moment)
    }

    /// Sets the clock, also backwards.
    func set(to moment: Timestamp) {
        time.move { _ in moment }
    }

    /// Waits until somebody sleeps until this very moment.
    func sleeper(until moment: Timestamp) async {
        await time.sleeper(until: moment)
    }
}
