extension EmulatorSettings {
    /// Refuses what cannot be.
    func check() throws(EmulatorError) {
        try require(concurrencyLimit >= 1, "The concurrency limit is \(concurrencyLimit); it must be at least 1.")
        try require(
            scalingRate.environments >= 1 && scalingRate.period > .zero,
            "The scaling rate is \(scalingRate.environments) in \(scalingRate.period); both must be above zero."
        )
        try require(
            (0...1).contains(proactiveProbability),
            "The proactive probability is \(proactiveProbability); it must lie between 0 and 1."
        )
        try require(startDelay >= .zero, "The start delay is \(startDelay); it must not be negative.")
        try require(initLimit > .zero, "The init limit is \(initLimit); it must be above zero.")
        if let maximumLife {
            try require(maximumLife > .zero, "The maximum life is \(maximumLife); it must be above zero.")
        }
        try idleLifetime.check()
    }

    private func require(_ isGood: Bool, _ message: @autoclosure () -> String) throws(EmulatorError) {
        guard isGood else { throw EmulatorError(.invalidSetting, message()) }
    }
}

extension IdleLifetime {
    /// Refuses what cannot be.
    fileprivate func check() throws(EmulatorError) {
        let reason: String? =
            switch self {
            case .fixed(let time): time > .zero ? nil : "is \(time); it must be above zero"
            case .range(let range):
                range.lowerBound >= .zero ? nil : "begins at \(range.lowerBound); it must not be negative"
            case .quantiles(let quantiles): Self.objection(to: quantiles)
            }
        if let reason { throw EmulatorError(.invalidSetting, "The idle lifetime \(reason).") }
    }

    private static func objection(to quantiles: [Quantile]) -> String? {
        guard !quantiles.isEmpty else { return "has no quantiles; give one at least" }
        var before = Quantile(share: 0, time: .zero)
        for quantile in quantiles {
            guard quantile.share > before.share || before.time == .zero, quantile.time >= before.time,
                (0...1).contains(quantile.share)
            else {
                return
                    "has a quantile of \(quantile.share) at \(quantile.time); shares lie in 0...1, and both must rise"
            }
            before = quantile
        }
        return nil
    }
}
