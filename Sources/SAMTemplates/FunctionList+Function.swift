import LambdaEmulator
import Warming
import WarmingConfiguration

extension FunctionList {
    /// Makes a function; `nil` when something is wrong with it, which has been reported.
    mutating func function(
        named name: String,
        _ values: FunctionProperties,
        in node: ConfigurationNode
    ) -> EmulatedFunction? {
        guard let code = required("code", values, in: node), let folder = reader.codeFolder(code, options: options)
        else {
            return nil
        }
        let runtime = text("runtime", values) ?? LocatedValue(text: "provided.al2023", place: node.place)
        guard let runtime = reader.runtime(runtime, folder: folder, findPython: options.findPython) else { return nil }
        var function = EmulatedFunction(name: name, runtime: runtime, codeFolder: folder)
        if let handler = text("handler", values) { function.handler = handler.text }
        if let memory = integer("memory", values, 128...10_240) { function.memorySizeMB = memory }
        if let timeout = timeout(values) { function.timeout = timeout }
        if let text = choice("architecture", values, ["x86_64", "arm64"]) { function.architecture = text }
        if let text = choice("log-format", values, ["text", "json"]) {
            function.logFormat = text == "json" ? .json : .text
        }
        function.reservedConcurrency = integer("reserved-concurrency", values, 0...1000)
        function.variables = texts("variables", values)
        function.tags = texts("tags", values)
        function.versions = ["$LATEST"] + (values["versions"].flatMap { reader.texts($0, of: "'versions'") } ?? [])
        function.aliases = texts("aliases", values)
        for alias in function.aliases.sorted(by: { $0.key < $1.key }) where !function.versions.contains(alias.value) {
            let message = "the alias '\(alias.key)' stands for version '\(alias.value)', which is not in 'versions'"
            reader.problems.report(.invalidValue, message, at: values["aliases"]?.place ?? node.place)
        }
        reader.reportObjections(
            to: function,
            namePlace: values["name"]?.place ?? node.place,
            variablesPlace: values["variables"]?.place ?? node.place
        )
        return function
    }

    private mutating func text(_ key: String, _ values: FunctionProperties) -> LocatedValue? {
        guard let node = values[key] else { return nil }
        return reader.text(node, of: "'\(key)'").map { LocatedValue(text: $0, place: node.place) }
    }

    private mutating func integer(_ key: String, _ values: FunctionProperties, _ range: ClosedRange<Int>) -> Int? {
        guard let value = text(key, values) else { return nil }
        guard let integer = Int(value.text), range.contains(integer) else {
            let message = "'\(key)' must be a whole number from \(range.lowerBound) to \(range.upperBound)"
            reader.problems.report(.invalidValue, "\(message), not '\(value.text)'", at: value.place)
            return nil
        }
        return integer
    }

    private mutating func timeout(_ values: FunctionProperties) -> Duration? {
        guard let value = text("timeout", values) else { return nil }
        guard let timeout = try? Duration(text: value.text), .seconds(1)...(.seconds(900)) ~= timeout else {
            let message = "'timeout' must be a time from 1s to 15m, like 10s, not '\(value.text)'"
            reader.problems.report(.invalidValue, message, at: value.place)
            return nil
        }
        return timeout
    }

    private mutating func choice(_ key: String, _ values: FunctionProperties, _ choices: [String]) -> String? {
        guard let value = text(key, values) else { return nil }
        guard choices.contains(value.text) else {
            let message = "'\(key)' must be \(choices.joined(separator: " or ")), not '\(value.text)'"
            reader.problems.report(.invalidValue, message, at: value.place)
            return nil
        }
        return value.text
    }

    private mutating func texts(_ key: String, _ values: FunctionProperties) -> [String: String] {
        guard let node = values[key], !node.isNothing else { return [:] }
        guard let entries = node.entries else {
            reader.problems.report(.wrongType, "'\(key)' must be a mapping, not \(node.words)", at: node.place)
            return [:]
        }
        var texts: [String: String] = [:]
        for entry in entries {
            if case .scalar(let scalar) = entry.value.content {
                texts[entry.key] = scalar.text
            } else {
                _ = reader.text(entry.value, of: "'\(entry.key)'")
            }
        }
        return texts
    }

    /// The routes that lead to a function.
    mutating func routes(
        to function: String,
        _ values: FunctionProperties,
        besides others: [APIRoute]
    ) -> [APIRoute] {
        guard let node = values["routes"], !node.isNothing else { return [] }
        let format = choice("payload-format", values, ["2.0", "1.0"])
        guard case .list(let elements) = node.content else {
            reader.problems.report(.wrongType, "'routes' must be a list, not \(node.words)", at: node.place)
            return []
        }
        var routes: [APIRoute] = []
        for element in elements {
            guard let text = reader.text(element, of: "a route") else { continue }
            guard let route = APIRoute(text, api: format == "1.0" ? .httpFormat1 : .http, function: function) else {
                let message =
                    "'\(text)' is no route; write one like 'GET /orders/{id}', 'ANY /files/{proxy+}' or $default"
                reader.problems.report(.invalidValue, message, at: element.place)
                continue
            }
            if let other = (others + routes).first(where: { $0.isSame(as: route) }) {
                let message = "the route '\(route.key)' leads to '\(other.function)' already"
                reader.problems.report(.duplicateName, message, at: element.place)
            }
            routes.append(route)
        }
        return routes
    }
}

extension APIRoute {
    /// Reads a method and a path, or `$default`.
    fileprivate init?(_ text: String, api: API, function: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard let path = parts.last.flatMap(RoutePath.init), parts.count == (path.isDefault ? 1 : 2) else { return nil }
        let method = parts[0].uppercased()
        guard path.isDefault || method.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        self.init(api: api, method: path.isDefault || method == "ANY" ? nil : method, path: path, function: function)
    }
}
