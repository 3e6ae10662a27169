import Synchronization
public import Warming

/// When the rounds of a run came due, and when the next one does, as the run itself tells.
///
/// The run tells of its events; the dashboard looks, from any thread.
public final class RunOutlook: Sendable {
    private struct State {
        var due: [Timestamp]
        var next: Timestamp?
        var isOver = false
    }

    /// How many ticks are remembered: more than may be missed before somebody is alarmed.
    private static let memory = 8

    private let state: Mutex<State>

    /// Begins with a run whose first round is due at once.
    public init(startedAt moment: Timestamp) {
        state = Mutex(State(due: [moment]))
    }

    /// Takes in what the run tells.
    public func learn(from event: RunEvent) {
        state.withLock { state in
            switch event {
            case .waiting(let moment):
                state.next = moment
                state.isOver = moment == nil
            case .round:
                // A tick that a reload replaced before it came was never due; one that led to a round was.
                if let tick = state.next { state.due = (state.due + [tick]).suffix(Self.memory) }
                state.next = nil
            case .stopped:
                state.isOver = true
            case .skipped, .heartbeatFailed, .alertFailed, .reloaded:
                break
            }
        }
    }

    /// What there is to say at a moment.
    func ticks(at now: Timestamp) -> RunTicks {
        state.withLock { state in
            let isDue = state.next.map { $0 <= now } ?? true
            return RunTicks(
                due: state.due + (isDue ? [state.next].compactMap(\.self) : []),
                next: isDue ? nil : state.next,
                isOver: state.isOver
            )
        }
    }
}

/// The ticks of a run around a moment.
struct RunTicks: Hashable {
    /// The latest that have come due, in the order of time.
    var due: [Timestamp]

    /// The one that the run waits for; `nil` while a round is under way.
    var next: Timestamp?

    /// Whether no round follows.
    var isOver = false
}
