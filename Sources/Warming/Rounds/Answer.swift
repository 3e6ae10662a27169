/// What came of one ping.
public struct Answer: Hashable, Sendable {
    /// How it ended.
    public var outcome: Outcome

    /// The response's status, once its head has been read.
    public var status: Int?

    /// The time from the start of the ping to the first byte of the response.
    public var firstByte: Duration?

    /// The time from the start of the ping to its end, whatever the end was.
    public var latency: Duration

    /// How many times the ping was tried.
    ///
    /// More than 1 only when retries are allowed and it could not connect.
    public var attempts: Int

    /// How long the peer asked to wait before the next attempt, when it turned this one away.
    public var retryAfter: Duration?

    /// What the answer proves about the environment that gave it; `nil` when it proves nothing.
    public var proof: Proof? {
        get { if case .proof(let proof)? = boxedProof { proof } else { nil } }
        set { boxedProof = newValue.map { .proof($0) } }
    }

    /// The proof beside the answer and not in it: rounds of ten thousand pings mostly have none.
    private var boxedProof: Boxed?

    private indirect enum Boxed: Hashable, Sendable {
        case proof(Proof)
    }

    /// Whether the target answered, but took longer than `bound`.
    public func isSlow(after bound: Duration) -> Bool {
        outcome.isAnswered && latency > bound
    }

    /// Creates an answer.
    public init(
        outcome: Outcome,
        status: Int? = nil,
        firstByte: Duration? = nil,
        latency: Duration,
        attempts: Int = 1,
        retryAfter: Duration? = nil,
        proof: Proof? = nil
    ) {
        self.outcome = outcome
        self.status = status
        self.firstByte = firstByte
        self.latency = latency
        self.attempts = attempts
        self.retryAfter = retryAfter
        self.proof = proof
    }
}
