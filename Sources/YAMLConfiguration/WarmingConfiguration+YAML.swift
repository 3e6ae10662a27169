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
        self = try Self.parse(ConfigurationFile.text(of: path), file: path, environment: environment)
    }
}

extension HistorySettings {
    /// Reads what a file says of its history, whatever else may be wrong with it.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - environment: The variables that `${NAME}` is filled in from.
    /// - Throws: Everything that is wrong with these settings, or with the file as YAML.
    public init(contentsOf path: String, environment: [String: String]) throws(ConfigurationErrors) {
        var composer = YAMLComposer(problems: ConfigurationProblems(file: path))
        let root = composer.compose(try ConfigurationFile.text(of: path))
        try self.init(root, problems: composer.problems, environment: environment)
    }
}

extension ConfigurationFile {
    fileprivate static func text(of path: String) throws(ConfigurationErrors) -> String {
        guard let text = String(validating: try bytes(of: path), as: UTF8.self) else {
            throw unreadable(path, "the file is not UTF-8 text; save it as UTF-8")
        }
        return text
    }
}
