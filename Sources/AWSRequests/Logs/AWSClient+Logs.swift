import JSONText

/// A page of what was looked for in a log group.
public struct LogEventPage: Hashable, Sendable {
    /// The events, in the order of their timestamps, and within one of when they came in; there may be none.
    public var events: [LogEvent]

    /// What the next page is asked for with; `nil` for the last one.
    public var nextToken: String?
}

extension AWSClient {
    /// Looks for events in a log group (CloudWatch Logs API, `FilterLogEvents`): a page of at most 1 MB.
    ///
    /// - Parameters:
    ///   - query: What to look for.
    ///   - token: What the page before gave for this one; `nil` for the first.
    ///   - timeout: How long one attempt may take.
    /// - Returns: The page.
    /// - Throws: ``AWSError``; `CancellationError` when the surrounding task is cancelled.
    public func logEvents(
        _ query: LogEventQuery,
        token: String? = nil,
        timeout: Duration = .seconds(30)
    ) async throws -> LogEventPage {
        let answer = try await send(query.call(token: token), timeout: timeout)
        let page: PageDocument
        do {
            page = try JSONTextDecoder().decode(PageDocument.self, from: answer.body)
        } catch {
            throw AWSError(
                .invalidAnswer,
                "CloudWatch Logs gave something else than its documents say, for the log group '\(query.group)'.",
                status: answer.status,
                requestID: answer.header("x-amzn-requestid")
            )
        }
        let next = page.nextToken.flatMap { $0.isEmpty ? nil : $0 }
        // A service that gives the same page again would never come to an end.
        return LogEventPage(events: page.events ?? [], nextToken: next == token ? nil : next)
    }
}

private struct PageDocument: Decodable {
    var events: [LogEvent]?
    var nextToken: String?
}
