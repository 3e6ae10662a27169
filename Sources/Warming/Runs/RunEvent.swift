/// What a run has to tell.
public enum RunEvent: Sendable {
    /// The next round is due then; `nil` when the schedule has come to its end.
    case waiting(until: Timestamp?)

    /// A round has ended.
    case round(RoundReport)

    /// Ticks were left out since they came due while a round was under way, or while the machine slept.
    case skipped(count: Int, first: Timestamp, last: Timestamp)

    /// The plan's heartbeat could not be told of a round; the answer says why.
    case heartbeatFailed(Answer)

    /// One of the plan's alerts, counted from 1, did not arrive; the answer says why, and the next round tries again.
    case alertFailed(number: Int, Answer)

    /// Another plan is in force.
    case reloaded(targets: Int)

    /// The run ends; no further event follows.
    case stopped
}
