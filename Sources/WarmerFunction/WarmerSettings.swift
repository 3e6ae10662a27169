import Pinging
import Warming
import WarmingConfiguration

/// What the function is told by its environment and its package.
struct WarmerSettings: Sendable {
    /// What to keep warm; `nil` when neither the environment nor the package says, so that every event must.
    var configuration: WarmingConfiguration?

    /// The folder that the package was unpacked into.
    var folder: String

    /// The function's name, for metrics.
    var functionName: String

    /// The version of the function that runs, `$LATEST` unless one was published.
    var functionVersion: String

    /// Whether metrics are written: `KEEPWARM_METRICS=off` saves their price.
    var writesMetrics: Bool

    /// Whether each round's whole report is logged: `KEEPWARM_REPORTS=off` saves the price of its bytes.
    var writesReports: Bool

    /// Reads the settings.
    ///
    /// `KEEPWARM_CONFIG` holds a configuration as JSON; all variables of a function together may have 4 KB. Without it
    /// the package's `keepwarm.json` counts.
    ///
    /// - Parameter environment: The variables of the function.
    /// - Throws: Everything that is wrong with the configuration.
    init(environment: [String: String]) throws(ConfigurationErrors) {
        folder = environment["LAMBDA_TASK_ROOT"] ?? "."
        functionName = environment["AWS_LAMBDA_FUNCTION_NAME"] ?? "keepwarm"
        functionVersion = environment["AWS_LAMBDA_FUNCTION_VERSION"] ?? Self.unpublished
        writesMetrics = environment["KEEPWARM_METRICS"]?.lowercased() != "off"
        writesReports = environment["KEEPWARM_REPORTS"]?.lowercased() != "off"

        let path = "\(folder)/keepwarm.json"
        if let text = environment["KEEPWARM_CONFIG"], !text.isEmpty {
            configuration = try WarmingConfiguration.parse(
                json: Array(text.utf8),
                file: "KEEPWARM_CONFIG",
                environment: environment
            )
        } else if ConfigurationFile.exists(at: path) {
            configuration = try WarmingConfiguration.parse(
                json: ConfigurationFile.bytes(of: path),
                file: "keepwarm.json",
                environment: environment
            )
        }
    }

    private static let unpublished = "$LATEST"

    /// The function itself, for it to be invoked as this invocation was: under its alias, or as its version.
    ///
    /// The unpublished version goes without a qualifier, so that it is the function that a policy has to allow.
    ///
    /// - Parameter arn: The ARN as it was invoked; empty when Lambda does not say.
    /// - Returns: The function.
    /// - Throws: `WarmingError` when it has neither an ARN nor a name.
    func ownFunction(invokedAs arn: String) throws(WarmingError) -> LambdaFunction {
        let function = try LambdaFunction(name: arn.isEmpty ? functionName : arn)
        let qualifier = function.qualifier ?? (arn.isEmpty ? functionVersion : Self.unpublished)
        return try LambdaFunction(
            name: function.name,
            qualifier: qualifier == Self.unpublished ? nil : qualifier,
            region: function.region
        )
    }

    /// The certificate authorities to trust: a file of the package, or the system's.
    var trust: CertificateTrust {
        guard let file = configuration?.certificateAuthorityFile?.value else { return .system }
        return .file(path: file.hasPrefix("/") ? file : "\(folder)/\(file)")
    }
}
