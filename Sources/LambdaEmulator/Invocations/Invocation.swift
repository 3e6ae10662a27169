/// A call under way.
final class Invocation {
    /// The request's id.
    let requestID: String

    /// The function and version.
    let target: InvocationTarget

    /// The call.
    let request: InvocationRequest

    /// Whether the caller waits for an environment to start.
    var isCold = false

    /// What ``EmulatorSettings/startDelay`` adds to the wait.
    var addedDelay = Duration.zero

    private var completion: ((InvocationOutcome) -> Void)?

    /// Takes a call in.
    ///
    /// - Parameters:
    ///   - requestID: The request's id.
    ///   - target: The function and version.
    ///   - request: The call.
    ///   - completion: Called once.
    init(
        requestID: String,
        target: InvocationTarget,
        request: InvocationRequest,
        completion: @escaping (InvocationOutcome) -> Void
    ) {
        self.requestID = requestID
        self.target = target
        self.request = request
        self.completion = completion
    }

    /// Gives the caller an outcome; a second one has no effect.
    func complete(_ outcome: InvocationOutcome) {
        guard let completion else { return }
        self.completion = nil
        completion(outcome)
    }

    /// Tells the caller that Lambda itself refuses the call.
    func refuse(_ error: ServiceError) {
        complete(InvocationOutcome(.refused(error), requestID: requestID))
    }
}
