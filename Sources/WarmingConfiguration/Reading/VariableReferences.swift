/// The variables that the texts of a file name.
package struct VariableReferences {
    /// The variables, each once.
    package private(set) var names: Set<String> = []

    /// Those without a default that are not set.
    package private(set) var unset: Set<String> = []

    private let environment: [String: String]

    /// Where texts stand that would be fine if their variables were set.
    private var unsetPlaces: Set<SourcePlace> = []

    /// Creates an empty collection.
    ///
    /// - Parameter environment: The variables that are set.
    package init(environment: [String: String]) {
        self.environment = environment
    }

    /// Whether nothing is wrong with the text at a place but that a variable is not set.
    package func isOnlyUnset(at place: SourcePlace?) -> Bool {
        place.map(unsetPlaces.contains) ?? false
    }

    /// Looks through a value and everything in it.
    package mutating func collect(from node: ConfigurationNode) {
        switch node.content {
        case .scalar(let scalar): collect(from: scalar.text, at: node.place)
        case .list(let elements): for element in elements { collect(from: element) }
        case .mapping(let lines): for line in lines { collect(from: line.value) }
        case .refused: break
        }
    }

    private mutating func collect(from text: String, at place: SourcePlace) {
        var missing: [String: String] = [:]
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            rest = rest[dollar...].dropFirst()
            let sign = rest.first
            // A "$$" stands for a dollar, and hides no variable behind it.
            if sign == "$" || sign == "{" { rest = rest.dropFirst() }
            guard sign == "{", let end = rest.firstIndex(of: "}") else { continue }
            let prefix = rest[..<end].prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
            guard !prefix.isEmpty else { continue }
            let name = String(prefix)
            names.insert(name)
            if prefix.endIndex == end, environment[name] == nil { missing[name] = "" }
        }
        guard !missing.isEmpty else { return }
        unset.formUnion(missing.keys)
        let filled = Variables(environment: environment.merging(missing) { $1 })
        if filled.expand(text).problems.isEmpty { unsetPlaces.insert(place) }
    }
}
