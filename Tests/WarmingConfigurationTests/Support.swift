import WarmingConfiguration
import YAMLConfiguration

/// Parses a text with an environment in which `SECRET` is something that must not be seen.
func parse(
    _ yaml: String,
    environment: [String: String] = ["SECRET": secret, "EMPTY": ""]
) throws(ConfigurationErrors) -> WarmingConfiguration {
    try WarmingConfiguration.parse(yaml, file: "keepwarm.yaml", environment: environment)
}

/// What is wrong with a text, as it is printed.
func mistakes(_ yaml: String, environment: [String: String] = ["SECRET": secret]) -> [String] {
    do {
        _ = try parse(yaml, environment: environment)
        return []
    } catch {
        return error.errors.map(\.description)
    }
}

/// A value that must not be seen, and that fits no key.
let secret = "s3cr3t value\n"

/// A file with one target that has these lines, each of them a key with its value, below `name` and `url`.
func file(target lines: String...) -> String {
    let indented = lines.joined(separator: "\n").replacing("\n", with: "\n    ")
    return "targets:\n  - name: orders\n    url: https://api.example.com/orders\n    \(indented)\n"
}

/// A file with one target below these lines, each of them a key with its value.
func file(top lines: String...) -> String {
    lines.joined(separator: "\n") + "\ntargets: [https://api.example.com/orders]\n"
}
