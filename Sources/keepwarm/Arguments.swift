public import ArgumentParser
public import Warming

extension Duration: @retroactive ExpressibleByArgument {
    public init?(argument: String) {
        guard let duration = try? Duration(text: argument), duration > .zero else { return nil }
        self = duration
    }

    public var defaultValueDescription: String { text }
}

extension AcceptedStatuses: ExpressibleByArgument {
    public init?(argument: String) {
        guard let statuses = try? AcceptedStatuses(argument) else { return nil }
        self = statuses
    }
}

/// How a report is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case csv
}

/// Runs `body`, and turns its complaint about a value into a usage error: exit code 64, with the usage line.
func asUsage<Value>(_ body: () throws(WarmingError) -> Value) throws -> Value {
    do {
        return try body()
    } catch {
        throw ValidationError(error.message)
    }
}
