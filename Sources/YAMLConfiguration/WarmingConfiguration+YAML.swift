public import WarmingConfiguration

extension WarmingConfiguration {
    /// Reads a configuration.
    ///
    /// - Parameters:
    ///   - yaml: The text of the file.
    ///   - file: What errors call the file.
    ///   - environment: The variables that `${NAME}` is filled in from.
    /// - Returns: What the text says.
    /// - Throws: Everything that is wrong with the text, in its order.
    public static func parse(
        _ yaml: String,
        file: String,
        environment: [String: String]
    ) throws(ConfigurationErrors) -> WarmingConfiguration {
        var composer = YAMLComposer(problems: ConfigurationProblems(file: file))
        let root = composer.compose(yaml)
        return try WarmingConfiguration(
            root,
            problems: composer.problems,
            environment: environment,
            timeZones: SystemTimeZone.init(identifier:)
        )
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The file. Whatever can be read to its end will do, so a pipe does too.
    ///   - environment: The variables that `${NAME}` is filled in from.
    /// - Throws: Everything that is wrong with the file, in its order.
    public init(contentsOf path: String, environment: [String: String]) throws(ConfigurationErrors) {
        let bytes = try ConfigurationFile.bytes(of: path)
        guard let yaml = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationFile.unreadable(path, "the file is not UTF-8 text; save it as UTF-8")
        }
        self = try Self.parse(yaml, file: path, environment: environment)
    }
}
