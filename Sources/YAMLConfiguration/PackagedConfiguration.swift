import JSONText
package import WarmingConfiguration

/// A `keepwarm.yaml` as a package carries it: the same configuration as JSON.
///
/// No `${NAME}` is filled in, so that secrets stay out of the package; the function fills them in from its own environment.
package struct PackagedConfiguration: Hashable, Sendable {
    /// The configuration as JSON, with a line end.
    package var json: String

    /// The variables that it names, sorted.
    package var variables: [String]

    /// Those of them that have no default and that are not set where the package is made, sorted.
    package var unsetVariables: [String]

    /// The certificate authorities that go into the package, by the path that the file has for them.
    ///
    /// The JSON names them by ``certificateAuthorityName``. `nil` without any, and for a path with a variable in it, which
    /// is the function's to find.
    package var certificateAuthorityFile: String?

    /// The name of the authorities' file in the package.
    package static let certificateAuthorityName = ConfigurationJSON.certificateAuthorityName

    /// Checks a configuration and turns it into JSON.
    ///
    /// A variable that is not set is no mistake here, since the function has an environment of its own; what depends on it
    /// goes unchecked.
    ///
    /// - Parameters:
    ///   - yaml: The text of the file.
    ///   - file: What errors call it.
    ///   - environment: The variables that are filled in for the check.
    /// - Throws: Everything that is wrong with the text, in its order.
    package init(_ yaml: String, file: String, environment: [String: String]) throws(ConfigurationErrors) {
        var composer = YAMLComposer(problems: ConfigurationProblems(file: file))
        let root = composer.compose(yaml)
        var written = VariableReferences(environment: environment)
        var references = written
        if let root {
            written.collect(from: root)
            references.collect(from: ConfigurationJSON.packaged(root))
        }
        do {
            _ = try WarmingConfiguration.parse(yaml, file: file, environment: environment)
        } catch {
            let mistakes = error.errors.filter { $0.code != .variable || !written.isOnlyUnset(at: $0.place) }
            if let first = mistakes.first { throw ConfigurationErrors(first, mistakes.dropFirst()) }
        }
        var writer = ConfigurationJSON()
        json = (root.map { writer.json($0) } ?? .object([])).text() + "\n"
        certificateAuthorityFile = writer.certificateAuthorityFile
        variables = references.names.sorted()
        unsetVariables = references.unset.sorted()
    }
}
