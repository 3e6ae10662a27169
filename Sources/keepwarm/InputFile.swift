import ArgumentParser
import FoundationEssentials
import WarmingConfiguration
import YAMLConfiguration

/// Files that a command reads.
enum InputFile {
    /// The text of a file, or of standard input for `-`.
    static func text(of path: String) throws -> String {
        do {
            return try String(contentsOfFile: path == "-" ? "/dev/stdin" : path, encoding: .utf8)
        } catch {
            throw ValidationError("'\(path)' cannot be read as text: check that it is there, and that it is UTF-8.")
        }
    }

    /// A configuration; complaints go to standard error as they are, a line for each, and end the command with 64.
    static func configuration(at path: String) throws -> WarmingConfiguration {
        try complaining { () throws(ConfigurationErrors) in
            try WarmingConfiguration(contentsOf: path, environment: Console.environment)
        }
    }

    /// What a configuration says of its history, whatever else may be wrong with it; complaints are as above.
    static func historySettings(at path: String) throws -> HistorySettings {
        try complaining { () throws(ConfigurationErrors) in
            try HistorySettings(contentsOf: path, environment: Console.environment)
        }
    }

    private static func complaining<Value>(_ body: () throws(ConfigurationErrors) -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            Console.complain("\(error)")
            throw ExitCode(64)
        }
    }

    /// The path of a file that a configuration names: relative to the configuration, wherever the command runs.
    static func path(_ path: String, besides configuration: String) -> String {
        guard !path.hasPrefix("/"), let slash = configuration.lastIndex(of: "/") else { return path }
        return configuration[...slash] + path
    }
}
