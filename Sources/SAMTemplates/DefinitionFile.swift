public import LambdaEmulator
public import WarmingConfiguration
import YAMLConfiguration

/// A file that says which functions an emulator runs: a SAM template, or a list of functions.
///
/// A file with the key `functions` at its top is a list of functions, and every other one a template.
public struct DefinitionFile: Sendable {
    /// The functions and the routes.
    public let definitions: EmulatorDefinitions

    /// What is in the file and will be different from AWS, in the order of the file.
    public let warnings: [ConfigurationError]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The file. Code is looked for relative to its folder.
    ///   - options: What the file does not say.
    /// - Throws: Everything that is wrong with the file, in its order.
    public init(contentsOf path: String, options: DefinitionOptions) throws(ConfigurationErrors) {
        let bytes = try ConfigurationFile.bytes(of: path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationFile.unreadable(path, "the file is not UTF-8 text; save it as UTF-8")
        }
        try self.init(text, path: path, options: options)
    }

    /// Reads the text of a file.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - path: What errors call the file, and where code is looked for.
    ///   - options: What the file does not say.
    /// - Throws: Everything that is wrong with the text, in its order.
    public init(_ text: String, path: String, options: DefinitionOptions) throws(ConfigurationErrors) {
        var composer = YAMLComposer(problems: ConfigurationProblems(file: path), dialect: .template)
        let root = composer.compose(text)
        try composer.problems.throwAny()
        guard let root, let entries = root.entries else {
            var problems = composer.problems
            problems.report(.empty, "this is no mapping; write a SAM template, or a list of 'functions'", at: .start)
            throw ConfigurationErrors(problems.errors[0], problems.errors.dropFirst())
        }
        var reader = TemplateReader(file: path, scope: TemplateScope(surroundings: options.surroundings))
        reader.reportDuplicates(in: root)
        if entries.contains(where: { $0.key == "functions" }) {
            var list = FunctionList(reader: reader, options: options)
            definitions = list.read(entries, at: root.place)
            try list.reader.problems.throwAny()
            warnings = list.reader.warnings.inOrder
        } else {
            var template = SAMTemplate(reader: reader, options: options)
            definitions = template.read(root)
            try template.reader.problems.throwAny()
            warnings = template.reader.warnings.inOrder
        }
    }
}

extension ConfigurationProblems {
    /// Throws what was found, if anything was.
    fileprivate func throwAny() throws(ConfigurationErrors) {
        guard let first = errors.first else { return }
        throw ConfigurationErrors(first, errors.dropFirst())
    }

    /// What was found, in the order of the file.
    fileprivate var inOrder: [ConfigurationError] {
        guard let first = errors.first else { return [] }
        return ConfigurationErrors(first, errors.dropFirst()).errors
    }
}
