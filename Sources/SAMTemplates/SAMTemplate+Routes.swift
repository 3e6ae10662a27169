import LambdaEmulator
import WarmingConfiguration

extension SAMTemplate {
    /// The routes that a function's events make.
    ///
    /// - Parameters:
    ///   - function: The name of the function.
    ///   - properties: Its properties.
    ///   - others: The routes that other functions have already.
    /// - Returns: Those of its events that have nothing wrong with them.
    mutating func routes(
        to function: String,
        _ properties: FunctionProperties,
        besides others: [APIRoute]
    ) -> [APIRoute] {
        var routes: [APIRoute] = []
        for event in properties["Events"]?.entries ?? [] {
            guard let type = event.value["Type"] else {
                reader.problems.report(.missingKey, "the event '\(event.key)' has no 'Type'", at: event.keyPlace)
                continue
            }
            guard let name = reader.text(type, of: "'Type'"), name == "HttpApi" || name == "Api" else { continue }
            let alias = reader.scope.resources[properties.id]?.alias
            guard
                let route = route(to: function, alias: alias, event, isREST: name == "Api")
            else { continue }
            if let other = (others + routes).first(where: { $0.isSame(as: route) }) {
                let message = "the route '\(route.key)' leads to '\(other.function)' already"
                reader.problems.report(.duplicateName, message, at: event.keyPlace)
            }
            routes.append(route)
        }
        return routes
    }

    private mutating func route(
        to function: String,
        alias: String?,
        _ event: ConfigurationNode.Entry,
        isREST: Bool
    ) -> APIRoute? {
        let properties = event.value["Properties"]
        let method = properties?["Method"].flatMap { reader.text($0, of: "'Method'") }?.uppercased()
        guard let path = properties?["Path"] else {
            guard !isREST, method == nil else {
                reader.problems.report(.missingKey, "the event '\(event.key)' has no 'Path'", at: event.keyPlace)
                return nil
            }
            return APIRoute(api: .http, method: nil, path: .default, function: function, qualifier: alias)
        }
        guard method != nil else {
            reader.problems.report(.missingKey, "the event '\(event.key)' has no 'Method'", at: event.keyPlace)
            return nil
        }
        guard let text = reader.text(path, of: "'Path'") else { return nil }
        guard let routePath = RoutePath(text) else {
            let message = "'\(text)' is no path; write one like /orders/{id} or /files/{proxy+}"
            reader.problems.report(.invalidValue, message, at: path.place)
            return nil
        }
        var api = isREST ? APIRoute.API.rest : .http
        if let version = properties?["PayloadFormatVersion"],
            let text = reader.text(version, of: "'PayloadFormatVersion'")
        {
            guard ["1.0", "2.0"].contains(text) else {
                let message = "'PayloadFormatVersion' must be \"1.0\" or \"2.0\", not '\(text)'"
                reader.problems.report(.invalidValue, message, at: version.place)
                return nil
            }
            if text == "1.0", !isREST { api = .httpFormat1 }
        }
        return APIRoute(
            api: api,
            method: method.flatMap { ["ANY", "X-AMAZON-APIGATEWAY-ANY-METHOD"].contains($0) ? nil : $0 },
            path: routePath,
            function: function,
            qualifier: alias,
            timeout: timeout(properties?["TimeoutInMillis"])
        )
    }

    private mutating func timeout(_ node: ConfigurationNode?) -> Duration? {
        guard let node, let text = reader.text(node, of: "'TimeoutInMillis'") else { return nil }
        guard let milliseconds = Int(text), 50...30_000 ~= milliseconds else {
            let message = "'TimeoutInMillis' must be a whole number from 50 to 30000, not '\(text)'"
            reader.problems.report(.invalidValue, message, at: node.place)
            return nil
        }
        return .milliseconds(milliseconds)
    }
}
