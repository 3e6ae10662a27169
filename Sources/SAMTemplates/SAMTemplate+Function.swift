import LambdaEmulator
import WarmingConfiguration

extension SAMTemplate {
    /// Makes a function out of its properties; `nil` when something is wrong with them, which has been reported.
    mutating func function(named name: String, _ properties: FunctionProperties) -> EmulatedFunction? {
        guard let runtime = runtime(properties), let folder = codeFolder(properties),
            let handler = handler(properties, runtime: runtime)
        else { return nil }
        guard let runtime = reader.runtime(runtime, folder: folder, findPython: options.findPython) else { return nil }
        var function = EmulatedFunction(name: name, runtime: runtime, codeFolder: folder, handler: handler)
        if let memory = integer(properties, "MemorySize", 128...10_240) { function.memorySizeMB = memory }
        if let timeout = integer(properties, "Timeout", 1...900) { function.timeout = .seconds(timeout) }
        function.reservedConcurrency = integer(properties, "ReservedConcurrentExecutions", 0...1000)
        function.variables = variables(properties)
        function.tags = texts(properties["Tags"], of: "the tag")
        if let architecture = architecture(properties) { function.architecture = architecture }
        if let alias = reader.scope.resources[properties.id]?.alias {
            function.versions = ["$LATEST", "1"]
            function.aliases = [alias: "1"]
        }
        if let format = properties["LoggingConfig"]?["LogFormat"],
            let text = reader.text(format, of: "'LogFormat'")
        {
            function.logFormat = logFormat(text, at: format.place)
        }
        if properties["Layers"] != nil {
            reader.warnings.report(.unsupported, "layers are left out", at: properties["Layers"]?.place ?? .start)
        }
        reader.reportObjections(
            to: function,
            namePlace: properties["FunctionName"]?.place ?? properties.place,
            variablesPlace: properties["Environment"]?.place ?? properties.place
        )
        return function
    }

    /// The runtime's name, with its place.
    private mutating func runtime(_ properties: FunctionProperties) -> LocatedValue? {
        if let package = properties["PackageType"], reader.text(package, of: "'PackageType'") == "Image" {
            let message = "images cannot run here; a function needs 'CodeUri' and 'Runtime'"
            reader.problems.report(.unsupported, message, at: package.place)
            return nil
        }
        guard let node = properties["Runtime"] else {
            reader.problems.report(.missingKey, "'\(properties.id)' has no 'Runtime'", at: properties.place)
            return nil
        }
        return reader.text(node, of: "'Runtime'").map { LocatedValue(text: $0, place: node.place) }
    }

    private mutating func handler(_ properties: FunctionProperties, runtime: LocatedValue) -> String? {
        if let node = properties["Handler"] { return reader.text(node, of: "'Handler'") }
        guard !runtime.text.hasPrefix("python") else {
            reader.problems.report(.missingKey, "'\(properties.id)' has no 'Handler'", at: properties.place)
            return nil
        }
        return "bootstrap"
    }

    private mutating func codeFolder(_ properties: FunctionProperties) -> String? {
        if let inline = properties["InlineCode"] {
            let message = "code inside of the template cannot run here; put it into a folder that 'CodeUri' names"
            reader.problems.report(.unsupported, message, at: inline.place)
            return nil
        }
        guard let node = properties["CodeUri"] else {
            reader.problems.report(.missingKey, "'\(properties.id)' has no 'CodeUri'", at: properties.place)
            return nil
        }
        guard let text = reader.text(node, of: "'CodeUri'") else { return nil }
        return reader.codeFolder(LocatedValue(text: text, place: node.place), options: options)
    }

    private mutating func integer(_ properties: FunctionProperties, _ name: String, _ range: ClosedRange<Int>) -> Int? {
        guard let node = properties[name], let value = value(of: node, name) else { return nil }
        guard let integer = Int(value), range.contains(integer) else {
            let message =
                "'\(name)' must be a whole number from \(range.lowerBound) to \(range.upperBound), not '\(value)'"
            reader.problems.report(.invalidValue, message, at: node.place)
            return nil
        }
        return integer
    }

    /// The text of a property that may be nothing.
    private mutating func value(of node: ConfigurationNode, _ name: String) -> String? {
        let node = reader.resolved(node)
        return node.isNothing ? nil : reader.text(node, of: "'\(name)'")
    }

    private mutating func architecture(_ properties: FunctionProperties) -> String? {
        guard let node = properties["Architectures"], !reader.resolved(node).isNothing,
            let texts = reader.texts(node, of: "'Architectures'")
        else { return nil }
        guard let architecture = texts.first, texts.count == 1, ["x86_64", "arm64"].contains(architecture) else {
            let message = "'Architectures' must be [x86_64] or [arm64]"
            reader.problems.report(.invalidValue, message, at: node.place)
            return nil
        }
        return architecture
    }

    private mutating func variables(_ properties: FunctionProperties) -> [String: String] {
        guard let environment = properties["Environment"] else { return [:] }
        return texts(environment["Variables"], of: "the variable")
    }

    /// The texts of a mapping by their keys; those that turn out to be nothing are left out.
    private mutating func texts(_ node: ConfigurationNode?, of what: String) -> [String: String] {
        guard let node else { return [:] }
        let resolved = reader.resolved(node)
        guard let entries = resolved.entries else {
            if case .refused = resolved.content { return [:] }
            if !resolved.isNothing {
                reader.problems.report(.wrongType, "here must be a mapping, not \(resolved.words)", at: node.place)
            }
            return [:]
        }
        var texts: [String: String] = [:]
        for entry in entries {
            if case .scalar(let scalar) = entry.value.content {
                // A text that is empty on purpose stands in quotes.
                if !scalar.isPlain || scalar.kind != .null { texts[entry.key] = scalar.text }
            } else {
                _ = reader.text(entry.value, of: "\(what) '\(entry.key)'")
            }
        }
        return texts
    }

    private mutating func logFormat(_ text: String, at place: SourcePlace) -> EmulatedFunction.LogFormat {
        guard let format = EmulatedFunction.LogFormat(rawValue: text) else {
            reader.problems.report(.invalidValue, "'LogFormat' must be Text or JSON, not '\(text)'", at: place)
            return .text
        }
        return format
    }
}
