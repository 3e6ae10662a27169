/// What to keep warm, and when.
public struct RunPlan: Sendable {
    /// When rounds happen.
    public var schedule: Schedule

    /// The time zone of the schedule.
    public var zone: any TimeZoneRules

    /// What each round pings.
    public var targets: [Target]

    /// The bounds of each round.
    public var limits: RoundLimits

    /// Who is told of every round; `nil` for nobody.
    public var heartbeat: Heartbeat?

    /// Who is told when a target has gone bad, and when it is well again; no two are equal.
    public var alerts: [Alert]

    /// Creates a plan.
    public init(
        schedule: Schedule,
        zone: any TimeZoneRules,
        targets: [Target],
        limits: RoundLimits,
        heartbeat: Heartbeat? = nil,
        alerts: [Alert] = []
    ) {
        self.schedule = schedule
        self.zone = zone
        self.targets = targets
        self.limits = limits
        self.heartbeat = heartbeat
        self.alerts = alerts
    }

    /// The first tick after a moment; `nil` when the schedule has come to its end.
    func nextTick(after moment: Timestamp) -> Timestamp? {
        schedule.next(after: moment, in: zone)
    }
}
