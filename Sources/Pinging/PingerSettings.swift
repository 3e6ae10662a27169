import Digests
public import Warming

/// What a pinger needs from outside.
public struct PingerSettings: Sendable {
    /// The `User-Agent` that targets see, such as `keepwarm/1.0.0`.
    public var userAgent: String

    /// Which certificate authorities to trust.
    public var trust: CertificateTrust

    /// The environment variables, in which AWS's own names count: credentials, profile, region, endpoints.
    public var environment: [String: String]

    /// The clock on the wall, which signatures are dated by.
    public var now: @Sendable () -> Timestamp

    /// A random number from 0 up to 1.
    public var random: @Sendable () -> Double

    /// Creates settings.
    public init(
        userAgent: String,
        trust: CertificateTrust = .system,
        environment: [String: String] = [:],
        now: @escaping @Sendable () -> Timestamp,
        random: @escaping @Sendable () -> Double
    ) {
        self.userAgent = userAgent
        self.trust = trust
        self.environment = environment
        self.now = now
        self.random = random
    }

    /// What vouches for a ping of a target that shares a secret with its warmer; `nil` for any other.
    func seal(of ping: Ping) -> PingSeal? {
        ping.target.secret.map { secret in
            PingSeal(time: now().secondsSince1970) { text in
                HMACSHA256.code(of: Array(text.utf8), key: secret.bytes).hexadecimal
            }
        }
    }
}
