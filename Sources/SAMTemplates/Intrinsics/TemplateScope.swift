/// What the names in a template stand for.
struct TemplateScope: Sendable {
    /// The value of a parameter: a text, or texts for a list type.
    enum Value: Sendable, Hashable {
        /// One text.
        case text(String)
        /// Several texts.
        case list([String])
    }

    /// The account, the region and the rest of what templates ask for.
    var surroundings: TemplateSurroundings

    /// The parameters by their names.
    var parameters: [String: Value] = [:]

    /// The resources by their logical ids.
    var resources: [String: TemplateResource] = [:]

    /// The mappings by their names, their keys and their second keys.
    var mappings: [String: [String: [String: Value]]] = [:]

    /// What `Ref` gives for a name; `nil` for a name that stands for nothing.
    func reference(_ name: String) -> Value? {
        if let value = parameters[name] ?? surroundings.pseudoParameter(name).map(Value.text) { return value }
        return resources[name].map { .text($0.physicalName) }
    }

    /// What `GetAtt` gives; `nil` for a resource that is not there.
    func attribute(_ attribute: String, of id: String) -> String? {
        guard let resource = resources[id] else { return nil }
        switch attribute {
        case "Arn", "FunctionArn":
            return resource.arn(in: surroundings)
        case "Alias" where resource.isFunction:
            return "\(resource.arn(in: surroundings)):\(resource.alias ?? "")"
        default:
            return "\(resource.physicalName).\(attribute)"
        }
    }

    /// The names that stand for something, for suggestions.
    var names: [String] { parameters.keys.sorted() + resources.keys.sorted() + TemplateSurroundings.pseudoParameters }
}

/// A resource of a template.
struct TemplateResource: Sendable, Hashable {
    /// The type, such as `AWS::Serverless::Function`.
    var type: String

    /// What `Ref` gives: the name of the function, and of others the logical id.
    var physicalName: String

    /// The alias that the resource publishes itself.
    var alias: String?

    /// Whether this is a function that an emulator runs.
    var isFunction: Bool { type == "AWS::Serverless::Function" }

    /// A resource name that looks like AWS's; for a function it is the one that it is invoked by.
    func arn(in surroundings: TemplateSurroundings) -> String {
        guard !isFunction else { return surroundings.functionARN(physicalName) }
        let parts = type.split(separator: "::")
        let service = parts.count > 1 ? parts[1].lowercased() : "unknown"
        return "arn:aws:\(service):\(surroundings.region):\(surroundings.accountID):\(physicalName)"
    }
}
