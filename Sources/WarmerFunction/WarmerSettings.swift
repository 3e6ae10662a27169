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

    /// Whether metrics are written: `KEEPWARM_METRICS=off` saves their price.
    var writesMetrics: Bool

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
        writesMetrics = environment["KEEPWARM_METRICS"]?.lowercased() != "off"

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

    /// The certificate authorities to trust: a file of the package, or the system's.
    var trust: CertificateTrust {
        guard let file = configuration?.certificateAuthorityFile?.value else { return .system }
        return .file(path: file.hasPrefix("/") ? file : "\(folder)/\(file)")
    }
}
