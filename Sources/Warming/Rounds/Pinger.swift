/// Whatever can carry a ping to its target.
public protocol Pinger: Sendable {
    /// Sends one ping and waits for its answer, for as long as the ping's own timeout allows.
    ///
    /// A failure is an answer too: its outcome says what went wrong, and nothing is thrown. When the surrounding task
    /// is cancelled the call ends at once with ``Outcome/Code/cancelled`` and with whatever had been learnt.
    func ping(_ ping: Ping) async -> Answer
}
