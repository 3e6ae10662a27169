import LambdaEmulator
import Warming
import WarmingConfiguration

/// Reads the functions of a SAM template.
struct SAMTemplate {
    /// What reads the values, and notes what is wrong with them.
    var reader: TemplateReader

    /// What the template does not say.
    let options: DefinitionOptions

    /// The properties that every function has, unless it has its own.
    private var globals: [ConfigurationNode.Entry] = []

    init(reader: TemplateReader, options: DefinitionOptions) {
        self.reader = reader
        self.options = options
    }

    /// Reads a template.
    mutating func read(_ root: ConfigurationNode) -> EmulatorDefinitions {
        var definitions = EmulatorDefinitions()
        guard let resources = root["Resources"] else {
            reader.problems.report(
                .missingKey,
                "there are neither 'Resources', as in a SAM template, nor 'functions'",
                at: root.place
            )
            return definitions
        }
        readParameters(root["Parameters"])
        readMappings(root["Mappings"])
        for entry in root["Conditions"]?.entries ?? [] { reader.conditions[entry.key] = entry.value }
        globals = root["Globals"]?["Function"]?.entries ?? []
        checkKeys(of: globals)

        let functions = readResources(resources)
        if functions.isEmpty, reader.problems.errors.isEmpty {
            let message = "there is no resource of type AWS::Serverless::Function here, so nothing can run"
            reader.problems.report(.empty, message, at: resources.place)
        }
        if !functions.isEmpty, !root.isSAM {
            let message = "'Transform: AWS::Serverless-2016-10-31' is missing, without which this is no SAM template"
            reader.problems.report(.missingKey, message, at: root.place)
        }
        for entry in functions {
            read(entry, into: &definitions)
        }
        return definitions
    }

    /// Notes what there is, so that references find it, and gives those functions that are to be made.
    private mutating func readResources(_ resources: ConfigurationNode) -> [ConfigurationNode.Entry] {
        var functions: [ConfigurationNode.Entry] = []
        for entry in resources.entries ?? [] {
            guard case .scalar(let type)? = entry.value["Type"]?.content else {
                let message = "the resource '\(entry.key)' has no 'Type'"
                reader.problems.report(.missingKey, message, at: entry.keyPlace)
                continue
            }
            reader.scope.resources[entry.key] = TemplateResource(type: type.text, physicalName: entry.key)
            if type.text == "AWS::Serverless::Function" { functions.append(entry) }
        }
        functions = functions.filter { isWanted($0) }
        // Names first: a function may speak of one that stands further down.
        for entry in functions {
            let properties = entry.value["Properties"]
            let name = properties?["FunctionName"].flatMap { reader.text($0, of: "'FunctionName'") }
            let aliasNode = properties?["AutoPublishAlias"] ?? globals.last { $0.key == "AutoPublishAlias" }?.value
            let alias = aliasNode.flatMap { reader.text($0, of: "'AutoPublishAlias'") }
            reader.scope.resources[entry.key] = TemplateResource(
                type: "AWS::Serverless::Function",
                physicalName: name ?? entry.key,
                alias: alias
            )
        }
        return functions
    }

    private mutating func isWanted(_ entry: ConfigurationNode.Entry) -> Bool {
        guard let condition = entry.value["Condition"], case .scalar(let name) = condition.content else { return true }
        return reader.condition(named: name.text, at: condition.place) ?? false
    }

    private mutating func read(_ entry: ConfigurationNode.Entry, into definitions: inout EmulatorDefinitions) {
        let own = entry.value["Properties"]?.entries ?? []
        checkKeys(of: own)
        let properties = FunctionProperties(own: own, globals: globals, id: entry.key, place: entry.keyPlace)
        let name = reader.scope.resources[entry.key]?.physicalName ?? entry.key
        if let other = definitions.functions.first(where: { $0.name == name }) {
            let message = "the name '\(other.name)' belongs to another function already; choose another"
            reader.problems.report(.duplicateName, message, at: properties["FunctionName"]?.place ?? entry.keyPlace)
        }
        if let function = function(named: name, properties) { definitions.functions.append(function) }
        definitions.routes += routes(to: name, properties, besides: definitions.routes)
    }

    /// Reports keys that SAM does not know: as a mistake when another one is near, and else as a warning.
    private mutating func checkKeys(of entries: [ConfigurationNode.Entry]) {
        for entry in entries where !FunctionProperties.names.contains(entry.key) {
            if let suggestion = SpellingSuggestion.closest(to: entry.key, among: FunctionProperties.names) {
                let message = "unknown property '\(entry.key)'; did you mean '\(suggestion)'?"
                reader.problems.report(.unknownKey, message, at: entry.keyPlace)
            } else {
                reader.warnings.report(.unknownKey, "the property '\(entry.key)' is not known", at: entry.keyPlace)
            }
        }
    }
}

extension ConfigurationNode {
    /// Whether a template asks for SAM's transform.
    fileprivate var isSAM: Bool {
        switch self["Transform"]?.content {
        case .scalar(let scalar): scalar.text == "AWS::Serverless-2016-10-31"
        case .list(let nodes):
            nodes.contains { node in
                if case .scalar(let scalar) = node.content {
                    scalar.text == "AWS::Serverless-2016-10-31"
                } else {
                    false
                }
            }
        default: false
        }
    }
}
