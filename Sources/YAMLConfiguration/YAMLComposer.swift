package import WarmingConfiguration
import Yams

/// Turns the text of a file into nodes.
///
/// The only place that knows Yams.
package struct YAMLComposer {
    /// What was found to be wrong so far.
    package private(set) var problems: ConfigurationProblems

    private let dialect: Dialect

    /// Keys that were renamed in the text since they are duplicates, by their places.
    private var renamed: [SourcePlace: String] = [:]

    private var anchored: Set<SourcePlace> = []

    /// Creates a composer that adds to a list of problems.
    package init(problems: ConfigurationProblems, dialect: Dialect = .configuration) {
        self.problems = problems
        self.dialect = dialect
    }

    /// Which YAML a file may use.
    package enum Dialect: Sendable {
        /// That of `keepwarm.yaml`: no tags, anchors and aliases.
        case configuration
        /// That of CloudFormation templates: anchors and aliases, and tags as the short form of functions.
        ///
        /// `!Ref Name` comes out as the mapping `{Ref: Name}`, `!Sub text` as `{"Fn::Sub": text}`.
        case template
    }

    /// Composes the one document of a file; `nil` when it is empty, or when it is no YAML and that has been reported.
    package mutating func compose(_ yaml: String) -> ConfigurationNode? {
        var source = YAMLSource(yaml)
        while true {
            do {
                // The basic resolver: what a plain value means is for `ConfigurationScalar` to say, at no cost of expressions.
                let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
                let root = try parser.singleRoot()
                // The parser keeps the anchors alive, and nodes refer to them weakly.
                return withExtendedLifetime(parser) { root.map { node(from: $0, emptyPlace: nil) } }
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                // Yams stops at the first mapping with a key that is there twice. To find everything else that is wrong
                // too, the key gets a name of the same length that nobody else has, and the text is read again.
                let place = SourcePlace(context.mark)
                guard
                    let name = names.first, renamed.count < Self.mostDuplicates,
                    source.rename(name, at: place, unique: renamed.count)
                else {
                    renamed[place] = names.first ?? ""
                    reportRenamed()
                    return nil
                }
                renamed[place] = name
            } catch {
                reportRenamed()
                report(error, in: source)
                return nil
            }
        }
    }

    /// Each further duplicate means reading the file once more.
    private static let mostDuplicates = 50

    /// Reports the duplicates that were found before reading had to end, each by the first of its places.
    private mutating func reportRenamed() {
        for (place, name) in renamed {
            problems.report(.duplicateKey, "the key '\(name)' is in this mapping more than once", at: place)
        }
    }

    private mutating func node(from node: Node, emptyPlace: SourcePlace?) -> ConfigurationNode {
        let place = node.mark.map(SourcePlace.init) ?? .start
        if dialect == .template, let function = TemplateFunction.name(of: node.writtenTag) {
            let argument = self.node(from: node.untagged, emptyPlace: emptyPlace)
            let entry = ConfigurationNode.Entry(key: function, keyPlace: place, value: argument)
            return ConfigurationNode(place: place, content: .mapping([entry]))
        }
        guard node.anchor == nil || dialect == .template else {
            // An alias is a copy of its anchor, place and all.
            if anchored.insert(place).inserted {
                problems.report(
                    .unsupported,
                    "anchors and aliases are not supported; write what targets share in 'defaults'",
                    at: place
                )
            }
            return ConfigurationNode(place: place, content: .refused)
        }
        switch node {
        case .scalar(let scalar):
            return self.node(from: scalar, place: scalar.string.isEmpty ? emptyPlace ?? place : place)
        case .sequence(let sequence):
            guard accepts(sequence.tag, [.implicit, .seq], at: place) else { break }
            return ConfigurationNode(
                place: place,
                content: .list(sequence.map { self.node(from: $0, emptyPlace: nil) })
            )
        case .mapping(let mapping):
            guard accepts(mapping.tag, [.implicit, .map], at: place) else { break }
            return ConfigurationNode(place: place, content: .mapping(mapping.compactMap { entry(key: $0, value: $1) }))
        case .alias:
            break
        }
        return ConfigurationNode(place: place, content: .refused)
    }

    private mutating func node(from scalar: Node.Scalar, place: SourcePlace) -> ConfigurationNode {
        guard accepts(scalar.tag, [.implicit, .str], at: place) else {
            return ConfigurationNode(place: place, content: .refused)
        }
        let isPlain = scalar.style == .plain && scalar.tag.rawValue != Tag.Name.str.rawValue
        // Quotes with nothing between them are a value of their own, and have a place of their own.
        let place = isPlain ? place : scalar.mark.map(SourcePlace.init) ?? place
        return ConfigurationNode(
            place: place,
            content: .scalar(ConfigurationScalar(text: scalar.string, isPlain: isPlain))
        )
    }

    private mutating func entry(key: Node, value: Node) -> ConfigurationNode.Entry? {
        let place = key.mark.map(SourcePlace.init) ?? .start
        guard let scalar = key.scalar, key.anchor == nil || dialect == .template else {
            problems.report(.wrongType, "a key must be a plain word, not a list or a mapping", at: place)
            return nil
        }
        return ConfigurationNode.Entry(
            key: renamed[place] ?? scalar.string,
            keyPlace: place,
            value: node(from: value, emptyPlace: place)
        )
    }

    private mutating func accepts(_ tag: Tag, _ names: [Tag.Name], at place: SourcePlace) -> Bool {
        if names.contains(where: { $0.rawValue == tag.rawValue }) { return true }
        problems.report(.unsupported, "the tag '\(tag.rawValue)' is not supported; leave it out", at: place)
        return false
    }

    private mutating func report(_ error: any Error, in source: YAMLSource) {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _):
            let place = SourcePlace(mark)
            guard !source.hasTab(at: place), !problem.contains("tab character") else {
                problems.report(.syntax, "a tab cannot indent in YAML; use spaces", at: place)
                return
            }
            guard !problem.contains("nesting level") else {
                problems.report(.syntax, "lists and mappings are nested too deeply here", at: place)
                return
            }
            var message = "not valid YAML: \(problem)"
            if let context, !context.text.isEmpty {
                message += " \(context.text)"
                message += context.mark.line == mark.line ? "" : " that starts on line \(context.mark.line)"
            }
            problems.report(.syntax, message, at: place)
        case YamlError.composer(_, let problem, let mark, _) where problem.contains("alias"):
            problems.report(
                .unsupported,
                "aliases are not supported; put a text with '*' in quotes",
                at: SourcePlace(mark)
            )
        case YamlError.composer(_, _, let mark, _):
            problems.report(.unsupported, "a second document starts here; write one only", at: SourcePlace(mark))
        case YamlError.reader(let problem, let offset, _, _):
            problems.report(.syntax, "not valid YAML: \(problem)", at: source.place(atCharacter: offset ?? 0))
        default:
            problems.report(.syntax, "not valid YAML", at: .start)
        }
    }
}

/// The short forms of CloudFormation's functions.
private enum TemplateFunction {
    /// The long form of a tag such as `!Sub`; `nil` for a tag that is no function.
    static func name(of tag: String) -> String? {
        guard tag.hasPrefix("!"), tag.count > 1, !tag.hasPrefix("!!") else { return nil }
        let name = tag.dropFirst()
        return name == "Ref" || name == "Condition" ? String(name) : "Fn::\(name)"
    }
}

extension Node {
    /// The tag as the text has it.
    ///
    /// `tag` would resolve it first, and keep what came out.
    fileprivate var writtenTag: String {
        switch self {
        case .scalar(let scalar): scalar.tag.rawValue
        case .mapping(let mapping): mapping.tag.rawValue
        case .sequence(let sequence): sequence.tag.rawValue
        case .alias: ""
        }
    }

    /// The same value without its tag.
    fileprivate var untagged: Node {
        switch self {
        case .scalar(var scalar):
            scalar.tag = .implicit
            return .scalar(scalar)
        case .mapping(var mapping):
            mapping.tag = .implicit
            return .mapping(mapping)
        case .sequence(var sequence):
            sequence.tag = .implicit
            return .sequence(sequence)
        case .alias:
            return self
        }
    }
}

extension SourcePlace {
    fileprivate init(_ mark: Mark) {
        self.init(line: mark.line, column: mark.column)
    }
}
