public import LambdaEmulator
import Warming

extension IdleLifetime {
    /// Reads a lifetime as people write it.
    ///
    /// It is `nil` for a text in another form, for a range that is the wrong way round, and for shares or times that do
    /// not rise.
    ///
    /// - Parameter text: A time like `6m`, a range like `5m-7m`, or shares with the times by which they are gone like
    ///   `25%:4m,50%:5m,100%:7m`.
    public init?(text: String) {
        if text.contains("%") {
            var quantiles: [Quantile] = []
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                let pieces = part.split(separator: ":").map { $0.filter { $0 != " " } }
                guard pieces.count == 2, pieces[0].hasSuffix("%"), let percent = Double(pieces[0].dropLast()),
                    0...100 ~= percent, let time = try? Duration(text: pieces[1])
                else { return nil }
                if let last = quantiles.last, last.share >= percent / 100 || last.time > time { return nil }
                quantiles.append(Quantile(share: percent / 100, time: time))
            }
            self = .quantiles(quantiles)
            return
        }
        let times = text.split(separator: "-", omittingEmptySubsequences: false).map { try? Duration(text: $0) }
        switch (times.count, times.first ?? nil, times.last ?? nil) {
        case (1, let time?, _): self = .fixed(time)
        case (2, let shortest?, let longest?) where shortest <= longest: self = .range(shortest...longest)
        default: return nil
        }
    }

    /// The lifetime as people write it.
    public var text: String {
        switch self {
        case .fixed(let time): time.text
        case .range(let range): "\(range.lowerBound.text)-\(range.upperBound.text)"
        case .quantiles(let quantiles):
            quantiles.map { "\(Int(($0.share * 100).rounded()))%:\($0.time.text)" }.joined(separator: ",")
        }
    }
}

extension ScalingRate {
    /// Reads a rate as people write it, like `1000/10s`; `nil` for anything else.
    public init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let environments = Int(parts[0]), environments > 0,
            let period = try? Duration(text: parts[1]), period > .zero
        else { return nil }
        self.init(environments: environments, period: period)
    }

    /// The rate as people write it.
    public var text: String { "\(environments)/\(period.text)" }
}
