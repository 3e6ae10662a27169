import Warming
import WarmingHistory

/// The parameters of a query.
///
/// One that is unknown is refused, so that nobody takes the answer to another question for that to theirs.
struct SiteParameters {
    private var values: [String: String] = [:]

    /// Reads the query of a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - known: The names that there are.
    /// - Throws: ``DashboardError`` for a name that there is not, that comes twice, or that cannot be read.
    init(of request: SiteRequest, known: [String]) throws(DashboardError) {
        for (name, value) in try request.parameters() {
            guard known.contains(name) else {
                let others = known.isEmpty ? "there are none" : "there is \(known.joined(separator: " and "))"
                throw DashboardError(.unknownParameter, "there is no parameter '\(name)' here; \(others).")
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw DashboardError(.invalidParameter, "'\(name)' comes twice; give it once.")
            }
        }
    }

    /// The value of a parameter; `nil` when it did not come.
    subscript(name: String) -> String? { values[name] }

    /// The span that `since` asks for: as long as it says, and from 1970 on at most.
    ///
    /// - Parameters:
    ///   - usual: How far it goes back when nobody says.
    ///   - now: Where it ends.
    /// - Returns: The span.
    /// - Throws: ``DashboardError`` when `since` is no length of time.
    func span(unlessGiven usual: Duration, before now: Timestamp) throws(DashboardError) -> HistorySpan {
        var length = usual
        if let text = values["since"] {
            do {
                length = try Duration(longText: text)
            } catch {
                throw DashboardError(.invalidParameter, "since: \(error.message)")
            }
        }
        let end = now.advanced(by: .milliseconds(1))
        let span = HistorySpan(last: length, before: end)
        return HistorySpan(from: max(span.start, Timestamp(secondsSince1970: 0)), to: end)
    }

    /// The number that `limit` asks for.
    ///
    /// - Parameters:
    ///   - usual: What it is when nobody says.
    ///   - most: The most that it may be.
    /// - Returns: The number.
    /// - Throws: ``DashboardError`` when `limit` is no whole number from 1 to `most`.
    func limit(unlessGiven usual: Int, most: Int) throws(DashboardError) -> Int {
        guard let text = values["limit"] else { return usual }
        guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let number = Int(text),
            1...most ~= number
        else {
            throw DashboardError(
                .invalidParameter,
                "limit: '\(text)' is out of range; write a whole number from 1 to \(most)."
            )
        }
        return number
    }
}
