import Warming

/// What `/healthz` says, as JSON.
struct HealthDocument: Encodable {
    private let healthy: Bool
    private let problem: String?
    private let latestRoundAt: String?

    /// Takes what `/healthz` says.
    ///
    /// - Parameters:
    ///   - health: The answer.
    ///   - latest: When the latest round began; `nil` when there was none.
    init(_ health: SiteResponse, latest: Timestamp?) {
        healthy = health.status == 200
        problem = healthy ? nil : String(health.body.prefix { !$0.isNewline })
        latestRoundAt = latest?.description
    }
}
