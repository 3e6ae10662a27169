public import JSONText

/// One record of Lambda's own in a log of JSON, or in what the Telemetry API sends.
///
/// What is not known to this module inside a known record is passed over, and not written again.
public struct PlatformRecord: Hashable, Sendable {
    /// When it happened, in the words of the record: `2025-01-07T19:49:07.924Z`.
    public var time: String

    /// What happened.
    public var event: Event

    /// Creates a record.
    public init(time: String, event: Event) {
        self.time = time
        self.event = event
    }
}

extension PlatformRecord {
    /// What a record says.
    ///
    /// Switch over it with a default: a later release may know more records.
    @nonexhaustive
    public enum Event: Hashable, Sendable {
        /// An environment begins to initialise (`platform.initStart`).
        case initStart(EnvironmentStart)

        /// A runtime is done with an initialisation (`platform.initRuntimeDone`).
        case initRuntimeDone(InitEnd)

        /// An initialisation ended, well or badly (`platform.initReport`).
        case initReport(InitReport)

        /// An environment begins to restore a snapshot (`platform.restoreStart`).
        case restoreStart(EnvironmentStart)

        /// A runtime is done with a restore (`platform.restoreRuntimeDone`).
        case restoreRuntimeDone(InitEnd)

        /// A restore ended (`platform.restoreReport`).
        case restoreReport(RestoreReport)

        /// An invocation begins (`platform.start`).
        case start(InvocationStart)

        /// A runtime is done with an invocation (`platform.runtimeDone`).
        case runtimeDone(InvocationEnd)

        /// What an invocation took (`platform.report`).
        case report(InvocationReport)

        /// Another record whose type begins with `platform.`, or one of those above that lacks what it must have.
        case other(type: String, record: JSONValue)
    }
}
