import ArgumentParser
import Warming

/// How a report is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case csv
}

/// Reads a duration that an option was given; none at all is one too.
@Sendable
func duration(_ text: String) throws -> Duration {
    try asUsage { () throws(WarmingError) in try Duration(text: text) }
}

/// Reads a duration that an option was given.
@Sendable
func positiveDuration(_ text: String) throws -> Duration {
    try asUsage { () throws(WarmingError) in
        let duration = try Duration(text: text)
        guard duration > .zero else {
            throw WarmingError(.invalidDuration, "'\(text)' is no time at all; give it at least 1ms.")
        }
        return duration
    }
}

/// Reads a list of statuses that an option was given.
@Sendable
func acceptedStatuses(_ text: String) throws -> AcceptedStatuses {
    try asUsage { () throws(WarmingError) in try AcceptedStatuses(text) }
}

/// Runs `body`, and turns its complaint about a value into a usage error: exit code 64.
func asUsage<Value>(_ body: () throws(WarmingError) -> Value) throws -> Value {
    do {
        return try body()
    } catch {
        throw ValidationError(error.message)
    }
}
