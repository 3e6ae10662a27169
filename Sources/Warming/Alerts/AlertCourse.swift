/// A target's bad rounds in a row.
public struct AlertCourse: Hashable, Sendable {
    /// The target's name.
    public var target: String

    /// How many rounds there were.
    public var rounds: Int

    /// When the first of them started.
    public var since: Timestamp

    /// What was wrong in the last of them.
    public var problem: AlertProblem
}
