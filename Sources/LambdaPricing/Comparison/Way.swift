/// A way to avoid cold starts, or not to.
public enum Way: String, CaseIterable, Sendable {
    /// Nothing is done.
    case nothing
    /// Pings on the schedule, one after another.
    case sequentialPings = "sequential-pings"
    /// Pings on the schedule, all at once.
    case pings
    /// Pings in working hours, all at once.
    case workingHoursPings = "working-hours-pings"
    /// Environments that AWS keeps ready.
    case provisioned
    /// Environments that AWS keeps ready in working hours.
    case workingHoursProvisioned = "working-hours-provisioned"
    /// Starts from a snapshot.
    case snapStart = "snapstart"
    /// More memory, and with it more processor.
    case moreMemory = "more-memory"

    /// What a table calls it.
    public var title: String {
        switch self {
        case .nothing: "Nothing"
        case .sequentialPings: "Pings, one after another"
        case .pings: "Pings, all at once"
        case .workingHoursPings: "Pings in working hours"
        case .provisioned: "Provisioned concurrency"
        case .workingHoursProvisioned: "Provisioned in working hours"
        case .snapStart: "SnapStart"
        case .moreMemory: "More memory"
        }
    }
}
