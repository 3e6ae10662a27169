public import WarmingHistory

/// What an import came to, in words.
public struct ImportWords: Sendable {
    private let result: ImportResult

    /// Takes the result of an import.
    public init(_ result: ImportResult) {
        self.result = result
    }

    /// One sentence, without a line end.
    public var text: String {
        var parts: [String] = []
        func add(_ count: Int, _ one: String, _ many: String) {
            if count > 0 { parts.append("\(count) \(count == 1 ? one : many)") }
        }
        add(result.rounds, "round", "rounds")
        add(result.reports, "invocation", "invocations")
        if result.reports > 0 { add(result.coldStarts, "of them a cold start", "of them cold starts") }
        add(result.known, "known already", "known already")
        add(result.warmers, "of the warmer's own", "of the warmer's own")
        add(result.tooOld, "too old to keep", "too old to keep")
        add(result.closed, "of hours that are closed", "of hours that are closed")
        add(result.withoutMoment, "without a time, passed over", "without a time, passed over")
        let lines = result.lines == 1 ? "1 new line" : "\(result.lines) new lines"
        return parts.isEmpty ? "\(lines), nothing to count" : "\(lines): \(parts.joined(separator: ", "))"
    }
}
