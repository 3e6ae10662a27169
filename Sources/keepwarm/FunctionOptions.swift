import ArgumentParser
import Warming
import WarmingConfiguration

/// The options that name Lambda functions, and those on keeping several environments of a target warm.
struct FunctionOptions: ParsableArguments {
    /// The variable that holds the functions' secret unless another one is named.
    private static let usualSecretVariable = "KEEPWARM_SECRET"

    @Option(
        help: ArgumentHelp(
            "A Lambda function to invoke: its name or ARN, like orders or orders:live. May be given again.",
            valueName: "name"
        )
    )
    var function: [String] = []

    @Option(help: ArgumentHelp("The alias or version of the functions: the one that callers use.", valueName: "alias"))
    var qualifier: String?

    @Option(
        help: ArgumentHelp(
            "The AWS region of the functions. (default: that of the ARN, of AWS_REGION or of the profile)",
            valueName: "region"
        )
    )
    var region: String?

    @Option(help: ArgumentHelp("The role to take on for the invocations.", valueName: "arn"))
    var role: String?

    @Option(
        help: ArgumentHelp(
            "What the functions recognise as a ping: \(Dialect.all.map(\.name).joined(separator: ", ")). "
                + "(default: keepwarm)",
            valueName: "name"
        ),
        transform: { text in try asUsage { () throws(WarmingError) in try Dialect(text) } }
    )
    var dialect: Dialect?

    @Option(
        help: ArgumentHelp(
            "Send this text to the functions as it is, or what a file holds.",
            valueName: "text or @file"
        )
    )
    var payload: String?

    @Option(
        help: ArgumentHelp(
            "How long each environment is asked to stay busy at first, when several are kept warm. "
                + "(default: \(Target.defaultHold.text))",
            valueName: "duration"
        ),
        transform: duration
    )
    var hold: Duration?

    @Option(
        help: ArgumentHelp(
            "The longest that an environment is asked to stay busy; the hold doubles while pings collide. "
                + "(default: \(Target.defaultMaxHold.text))",
            valueName: "duration"
        ),
        transform: duration
    )
    var maxHold: Duration?

    @Option(
        help: ArgumentHelp(
            "How many pings of a target go out together, so that others find environments free. (default: all)",
            valueName: "n"
        )
    )
    var stagger: Int?

    @Option(
        help: ArgumentHelp(
            "The environment variable with the secret that targets share with their warmer. "
                + "(default: \(usualSecretVariable), for functions)",
            valueName: "variable"
        )
    )
    var secretEnv: String?

    func validate() throws {
        let stray = [
            ("--qualifier", qualifier != nil), ("--region", region != nil), ("--role", role != nil),
            ("--dialect", dialect != nil), ("--payload", payload != nil),
        ].first(where: \.1)
        if function.isEmpty, let stray {
            throw ValidationError("\(stray.0) says how functions are pinged; name one with --function.")
        }
        if let hold, let maxHold, hold > maxHold {
            throw ValidationError("--hold \(hold.text) is longer than --max-hold \(maxHold.text).")
        }
    }

    /// What the options say about every target.
    func add(to overrides: inout TargetOverrides) throws {
        overrides.hold = hold
        overrides.maxHold = maxHold
        overrides.stagger = stagger
        overrides.secret = try secretEnv.map { name in
            guard let text = Console.environment[name] else {
                throw ValidationError("The variable '\(name)' that --secret-env names is not set.")
            }
            return try Self.secret(text, in: name)
        }
    }

    /// The functions with what the options say about them alone.
    func targets(with overrides: TargetOverrides) throws -> [Target] {
        guard !function.isEmpty else { return [] }
        var overrides = overrides
        if overrides.secret == nil, let text = Console.environment[Self.usualSecretVariable], !text.isEmpty {
            overrides.secret = try Self.secret(text, in: Self.usualSecretVariable)
        }
        let payload = try payload.map { text in
            Array((text.hasPrefix("@") ? try InputFile.text(of: String(text.dropFirst())) : text).utf8)
        }
        return try asUsage { () throws(WarmingError) in
            var functions: [LambdaFunction] = []
            for name in function {
                functions.append(
                    try LambdaFunction(
                        name: name,
                        qualifier: qualifier,
                        region: region,
                        role: role,
                        dialect: dialect,
                        payload: payload
                    )
                )
            }
            return try overrides.targets(invoking: functions)
        }
    }

    private static func secret(_ text: String, in variable: String) throws -> PingSecret {
        do {
            return try PingSecret(text)
        } catch {
            throw ValidationError("\(error.message) It stands in the variable '\(variable)'.")
        }
    }
}
