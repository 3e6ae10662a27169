/// How long an environment that nobody uses survives.
///
/// Lambda does not say, and it has changed: 5 to 7 minutes in 2021, 25 to 60 in early 2019. An environment's lifetime is
/// drawn anew each time that it becomes idle.
public enum IdleLifetime: Hashable, Sendable {
    /// Always the same time.
    case fixed(Duration)

    /// Any time of a range, each as likely as another.
    case range(ClosedRange<Duration>)

    /// Measured times: of all environments, each share is gone by its time.
    ///
    /// Between two of them, and between zero and the first, the shares rise evenly. What the last share leaves over
    /// survives as long as the last time says. Shares lie in 0...1 and rise, as the times do.
    case quantiles([Quantile])
}

extension IdleLifetime {
    /// A share of environments, and the time by which it is gone.
    public struct Quantile: Hashable, Sendable {
        /// The share, 0...1.
        public var share: Double

        /// The time.
        public var time: Duration

        /// Creates a quantile.
        public init(share: Double, time: Duration) {
            self.share = share
            self.time = time
        }
    }

    /// Draws a lifetime.
    ///
    /// - Parameter chance: A number in 0..<1, each as likely as another.
    /// - Returns: A time that the rule allows.
    public func draw(_ chance: Double) -> Duration {
        switch self {
        case .fixed(let time):
            return time
        case .range(let range):
            return range.lowerBound + (range.upperBound - range.lowerBound) * chance
        case .quantiles(let quantiles):
            var before = Quantile(share: 0, time: .zero)
            for quantile in quantiles {
                guard chance > quantile.share else {
                    let width = quantile.share - before.share
                    guard width > 0 else { return quantile.time }
                    return before.time + (quantile.time - before.time) * ((chance - before.share) / width)
                }
                before = quantile
            }
            return before.time
        }
    }
}
