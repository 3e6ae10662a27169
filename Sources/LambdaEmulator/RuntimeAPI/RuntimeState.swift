/// Where a runtime stands in its conversation with the Runtime API.
///
/// The names and the allowed steps are those of Lambda's own emulator, whose refusals quote them.
enum RuntimeState: String, Hashable, Sendable {
    /// The process runs and has asked for nothing yet.
    case started = "Started"
    /// It said that it cannot start; nothing is allowed any more.
    case initError = "InitError"
    /// It waits for an event.
    case ready = "Ready"
    /// It has an event.
    case running = "Running"
    /// It has answered the event.
    case responseSent = "RuntimeResponseSentState"

    /// A step that a runtime may wish to take.
    enum Step: String, Hashable, Sendable {
        /// Asking for the next event.
        case next = "Ready"
        /// Answering.
        case response = "InvocationResponse"
        /// Answering with an error.
        case error = "InvocationErrorResponse"
        /// Saying that it cannot start.
        case initError = "InitError"
    }

    /// Whether a step is allowed from here.
    func allows(_ step: Step) -> Bool {
        switch step {
        case .next: self != .initError
        case .response, .error: self == .running
        case .initError: self == .started
        }
    }

    /// The refusal of a step, as Lambda words it.
    func refusal(of step: Step) -> String {
        "State transition from \(rawValue) to \(step.rawValue) failed for runtime. "
            + "Error: State transition is not allowed"
    }
}
