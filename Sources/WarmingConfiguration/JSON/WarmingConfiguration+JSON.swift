import Warming

extension WarmingConfiguration {
    /// Reads a configuration that is written as JSON, as in the package of a Lambda function.
    ///
    /// Its keys are those of `keepwarm.yaml`. Ticks come from outside there, so a time zone is not looked up.
    ///
    /// - Parameters:
    ///   - json: The text of the file.
    ///   - file: What errors call the file.
    ///   - environment: The variables that `${NAME}` is filled in from.
    /// - Returns: What the text says.
    /// - Throws: Everything that is wrong with the text, in its order.
    public static func parse(
        json: [UInt8],
        file: String,
        environment: [String: String]
    ) throws(ConfigurationErrors) -> WarmingConfiguration {
        var composer = JSONComposer(problems: ConfigurationProblems(file: file))
        let root = composer.compose(json)
        return try WarmingConfiguration(root, problems: composer.problems, environment: environment) { _ in UTC() }
    }
}
