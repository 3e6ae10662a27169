import JSONText
import Warming
import WarmingConfiguration

/// What holds for every event, and for every `keepwarm.json`.
package enum EventProperties {
    /// What `${SECRET}` is filled in with; most keys refuse it, in a message that must not hold it.
    private static let secret = "hunter2://x"

    private static let configured = ["orders", "catalog"].compactMap { (name: String) in
        try? Target(name: name, endpoint: HTTPEndpoint(url: HTTPURL("https://api.example.com/" + name)))
    }

    /// Checks the properties.
    ///
    /// - Parameter input: The text of an event, or of a configuration.
    /// - Throws: The first property that does not hold.
    package static func check(_ input: [UInt8]) throws(BrokenProperty) {
        try JSONProperties.check(input)
        let value = JSONProperties.value(of: input)
        try checkEvent(input, again: value?.bytes(.pretty))
        try checkConfiguration(input, again: value?.bytes(.pretty))
    }

    private static func checkEvent(_ event: [UInt8], again: [UInt8]?) throws(BrokenProperty) {
        let request = result { () throws(ConfigurationErrors) in try RoundRequest(event: event) }
        try checkMessages(request, of: event)
        if let again {
            let other = result { () throws(ConfigurationErrors) in try RoundRequest(event: again) }
            try BrokenProperty.unless(
                (try? request.get()) == (try? other.get()) && codes(request) == codes(other),
                "the event means something else in another layout"
            )
        }
        guard case .success(let request) = request else { return }
        do {
            let targets = try request.targets(among: configured)
            try checkTargets(targets)
            let isAsked = targets.allSatisfy { request.only?.contains($0.name) != false }
            try BrokenProperty.unless(isAsked, "a target is pinged that was not asked for")
        } catch let error as BrokenProperty {
            throw error
        } catch {
            try BrokenProperty.unlessOneLine("\(error)", "the message")
        }
    }

    private static func checkConfiguration(_ json: [UInt8], again: [UInt8]?) throws(BrokenProperty) {
        let configuration = result { () throws(ConfigurationErrors) in try parse(json) }
        try checkMessages(configuration, of: json)
        if let again {
            let other = result { () throws(ConfigurationErrors) in try parse(again) }
            let (one, two) = (try? configuration.get(), try? other.get())
            try BrokenProperty.unless(
                one?.targets == two?.targets && one?.schedule == two?.schedule && one?.deadline == two?.deadline
                    && one?.certificateAuthorityFile?.value == two?.certificateAuthorityFile?.value
                    && codes(configuration) == codes(other),
                "the configuration means something else in another layout"
            )
        }
        guard case .success(let configuration) = configuration else { return }
        try checkTargets(configuration.targets)
        let shown =
            "\(configuration) \(configuration.targets.map(\.name)) \(configuration.certificateAuthorityFile, default: "")"
        try checkSecrecy(of: shown, from: json)
    }

    private static func parse(_ json: [UInt8]) throws(ConfigurationErrors) -> WarmingConfiguration {
        try .parse(json: json, file: "keepwarm.json", environment: ["SECRET": secret, "HOST": "a.example", "N": "3"])
    }

    private static func checkTargets(_ targets: [Target]) throws(BrokenProperty) {
        try BrokenProperty.unless(!targets.isEmpty, "there are no targets")
        try BrokenProperty.unless(Set(targets.map(\.name)).count == targets.count, "two targets have one name")
        for target in targets {
            try BrokenProperty.unless(!target.name.isEmpty, "a target has no name")
            try BrokenProperty.unlessOneLine(target.name, "a target's name")
        }
    }

    private static func checkMessages(
        _ result: Result<some Any, ConfigurationErrors>,
        of text: [UInt8]
    ) throws(BrokenProperty) {
        guard case .failure(let failure) = result else { return }
        try BrokenProperty.unless(!failure.errors.isEmpty, "there is an error without errors")
        for error in failure.errors {
            try BrokenProperty.unlessOneLine(error.description, "the message")
            try BrokenProperty.unless(
                error.place.map { $0.line >= 1 && $0.column >= 1 } != false,
                "the place does not exist: \(error)"
            )
            try checkSecrecy(of: error.description, from: text)
        }
    }

    /// What is shown holds nothing that a variable was filled in with, unless the text itself holds it.
    private static func checkSecrecy(of shown: String, from text: [UInt8]) throws(BrokenProperty) {
        guard shown.contains("hunter2") else { return }
        let text = String(decoding: text, as: UTF8.self)
        try BrokenProperty.unless(text.contains("hunter2") || text.contains("\\u"), "a secret is shown: \(shown)")
    }

    private static func result<Value>(
        _ read: () throws(ConfigurationErrors) -> Value
    ) -> Result<Value, ConfigurationErrors> {
        Result(catching: read)
    }

    private static func codes(_ result: Result<some Any, ConfigurationErrors>) -> [String] {
        guard case .failure(let failure) = result else { return [] }
        return failure.errors.map(\.code.description).sorted()
    }
}
