import ArgumentParser
import LambdaEmulator
import SAMTemplates
import Warming

/// How long environments live, and which of them are chosen.
struct EmulatorSettingsOptions: ParsableArguments {
    private static let usual = EmulatorSettings()

    @Option(
        help: ArgumentHelp(
            """
            How long an idle environment survives: a time, a range like 5m-7m, or shares like 25%:4m,100%:7m. \
            Default: \(usual.idleLifetime.text).
            """,
            valueName: "time"
        ),
        transform: readIdleLifetime
    )
    var idleLifetime: IdleLifetime?

    @Option(
        help: ArgumentHelp(
            "The age at which an environment ends, idle or not; 'none' for no such age. Default: 2h.",
            valueName: "time"
        ),
        transform: readMaximumLife
    )
    var maximumLife: Age?

    @Option(
        help: ArgumentHelp(
            """
            Which idle environment gets the next invocation: \
            \(EnvironmentChoice.allCases.map(\.rawValue).joined(separator: ", ")). \
            Default: \(usual.choice.rawValue).
            """,
            valueName: "choice"
        ),
        transform: readChoice
    )
    var choice: EnvironmentChoice?

    @Option(help: ArgumentHelp("The invocations that may be under way at once.", valueName: "n"))
    var concurrencyLimit = usual.concurrencyLimit

    @Option(
        help: ArgumentHelp(
            "How fast one function may gain environments. Default: \(usual.scalingRate.text).",
            valueName: "n/time"
        ),
        transform: readScalingRate
    )
    var scalingRate: ScalingRate?

    @Option(
        help: ArgumentHelp(
            """
            Added to each start, for what this machine cannot reproduce: download, microVM, network. \
            Default: nothing is.
            """,
            valueName: "time"
        ),
        transform: positiveDuration
    )
    var startDelay: Duration?

    @Option(
        help: ArgumentHelp("The chance, 0 to 1, that an environment starts before it is needed.", valueName: "chance")
    )
    var proactive = 0.0

    @Option(help: ArgumentHelp("Makes choices repeatable.", valueName: "n"))
    var seed: UInt64?

    /// A time, or none.
    struct Age {
        var duration: Duration?
    }

    func validate() throws {
        guard 0...1 ~= proactive else { throw ValidationError("\(proactive) is no chance; write 0 to 1.") }
        guard concurrencyLimit > 0 else { throw ValidationError("A concurrency limit is 1 at least.") }
    }

    /// The settings of an emulator.
    func settings(region: String, account: String) -> EmulatorSettings {
        var settings = Self.usual
        settings.idleLifetime = idleLifetime ?? settings.idleLifetime
        settings.maximumLife = maximumLife.map(\.duration) ?? settings.maximumLife
        settings.choice = choice ?? settings.choice
        settings.concurrencyLimit = concurrencyLimit
        settings.scalingRate = scalingRate ?? settings.scalingRate
        settings.startDelay = startDelay ?? .zero
        settings.proactiveProbability = proactive
        settings.seed = seed
        settings.region = region
        settings.accountID = account
        return settings
    }
}

@Sendable
private func readIdleLifetime(_ text: String) throws -> IdleLifetime {
    guard let lifetime = IdleLifetime(text: text) else {
        throw ValidationError("'\(text)' is no idle lifetime; write one like 6m, 5m-7m or 25%:4m,100%:7m.")
    }
    return lifetime
}

@Sendable
private func readMaximumLife(_ text: String) throws -> EmulatorSettingsOptions.Age {
    .init(duration: text == "none" ? nil : try positiveDuration(text))
}

@Sendable
private func readChoice(_ text: String) throws -> EnvironmentChoice {
    guard let choice = EnvironmentChoice(rawValue: text) else {
        let choices = EnvironmentChoice.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(text)' is no choice; write one of \(choices).")
    }
    return choice
}

@Sendable
private func readScalingRate(_ text: String) throws -> ScalingRate {
    guard let rate = ScalingRate(text: text) else {
        throw ValidationError("'\(text)' is no scaling rate; write a number and a time, like 1000/10s.")
    }
    return rate
}
