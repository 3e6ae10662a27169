/// Decides when credentials are fetched anew, and who does it.
///
/// Holds no clock and fetches nothing: ``CachedCredentials`` carries its decisions out.
struct RefreshMachine: Sendable {
    /// What somebody who needs credentials has to do.
    enum Step: Sendable {
        /// Use these.
        case use(AWSCredentials)
        /// Fetch new ones, and report what came of it. Nobody else fetches meanwhile.
        case fetch
        /// Wait for the one who fetches.
        case wait
    }

    private(set) var credentials: AWSCredentials?
    private var refreshAt: WallTime?
    private(set) var isFetching = false

    /// How long before their end credentials are no longer used for a request, which takes its time.
    private static let margin = Duration.seconds(10)

    /// How long before their end new ones are fetched, unless they are short-lived.
    private static let early = Duration.seconds(300)

    /// Somebody needs credentials.
    mutating func needed(at now: WallTime) -> Step {
        if let credentials {
            let isGood = credentials.isGood(at: now.advanced(by: Self.margin))
            if isGood, isFetching || refreshAt.map({ now < $0 }) ?? true { return .use(credentials) }
        }
        if isFetching { return .wait }
        isFetching = true
        return .fetch
    }

    /// New ones were fetched.
    mutating func fetched(_ new: AWSCredentials, at now: WallTime) {
        isFetching = false
        credentials = new
        refreshAt = new.expiration.map { end in
            // A quarter of their life where that is short, so that they are not fetched for every request.
            let life = max(.zero, now.duration(to: end))
            return end.advanced(by: .zero - min(Self.early, life / 4))
        }
    }

    /// Fetching failed: the old ones are used for as long as they are good, and it is tried again in a while.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - random: A random number from 0 up to 1, so that many that failed together do not come back together.
    /// - Returns: The old ones, where there are good ones.
    mutating func failed(at now: WallTime, random: Double) -> AWSCredentials? {
        isFetching = false
        refreshAt = now.advanced(by: .seconds(30) + .seconds(30) * random)
        guard let credentials, credentials.isGood(at: now.advanced(by: Self.margin)) else { return nil }
        return credentials
    }

    /// Whoever fetched was called off.
    mutating func calledOff() {
        isFetching = false
    }

    /// These are no longer good, whatever they say.
    mutating func forget(where isBad: (AWSCredentials) -> Bool) {
        if let credentials, isBad(credentials) { self.credentials = nil }
    }
}

extension AWSCredentials {
    /// Whether they have not ended.
    func isGood(at now: WallTime) -> Bool {
        expiration.map { now < $0 } ?? true
    }
}
