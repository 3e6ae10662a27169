/// What a run is told from outside.
public enum RunControl: Sendable {
    /// Go on with another plan from the next tick on.
    case reload(RunPlan)

    /// Finish the round in flight and end. Told a second time: end now.
    case stop
}
