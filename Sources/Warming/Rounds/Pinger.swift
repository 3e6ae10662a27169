/// Whatever can carry a ping to its target.
public protocol Pinger: Sendable {
    /// Sends one ping and waits for its answer, for as long as the ping's own timeout allows.
    ///
    /// A failure is an answer too: its outcome says what went wrong, and nothing is thrown. When the surrounding task
    /// is cancelled the call ends at once with ``Outcome/Code/cancelled`` and with whatever had been learnt.
    func ping(_ ping: Ping) async -> Answer

    /// Puts what was found in the place of each target that is a search.
    ///
    /// A search that fails stays in its place, and its ping then answers with the reason.
    ///
    /// - Parameters:
    ///   - targets: The targets, in their order.
    ///   - limit: How long that may take; `nil` for as long as it takes.
    /// - Returns: The targets to ping, with what was found where the search stood.
    func resolved(_ targets: [Target], within limit: Duration?) async -> [Target]
}

extension Pinger {
    /// The targets as they are: this pinger searches for nothing.
    public func resolved(_ targets: [Target], within limit: Duration?) async -> [Target] { targets }
}
