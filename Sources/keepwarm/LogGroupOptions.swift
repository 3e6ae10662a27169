import AWSRequests
import ArgumentParser
import HistoryPresentation
import Pinging
import Presentation
import Warming
import WarmingHistory

/// The options that say which log groups are read into a history.
struct LogGroupOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A log group of CloudWatch's, like /aws/lambda/orders. May be given again.",
            valueName: "name"
        )
    )
    var logGroup: [String] = []

    @Option(
        help: ArgumentHelp(
            "The AWS region of the log groups. (default: that of AWS_REGION or of the profile)",
            valueName: "region"
        )
    )
    var region: String?

    @Option(help: ArgumentHelp("The role to take on for reading the log groups.", valueName: "arn"))
    var role: String?

    @Option(
        help: ArgumentHelp(
            "How far back to read log groups. (default: from where the last import ended, or 7d)",
            valueName: "duration"
        ),
        transform: longDuration
    )
    var since: Duration?

    func validate() throws {
        let stray = [("--region", region != nil), ("--role", role != nil), ("--since", since != nil)].first(where: \.1)
        if logGroup.isEmpty, let stray {
            throw ValidationError("\(stray.0) is about log groups; name one with --log-group.")
        }
    }

    /// Reads the log groups into a history, one after the other, and says what each came to.
    ///
    /// - Parameters:
    ///   - store: The history.
    ///   - target: The target whose function wrote them, if somebody said so.
    /// - Throws: `ExitCode` after a line on what is wrong.
    func read(into store: HistoryStore, target: String?) async throws {
        guard !logGroup.isEmpty else { return }
        let settings = PingerSettings(
            userAgent: Keepwarm.userAgent,
            environment: Console.environment,
            now: { SystemWallClock().now },
            random: { .random(in: 0..<1) }
        )
        do {
            try await AWSConnection.withClient(settings, region: region, role: role) { client in
                var client = client
                // A search may come upon the account's limit of searches, and is worth the wait.
                client.attempts = 8
                for group in logGroup {
                    let result = try await read(group, with: client, into: store, target: target)
                    Console.write("\(group): \(ImportWords(result).text)\n")
                }
            }
        } catch let error as AWSError {
            throw Self.failure(error.message)
        } catch let error as PingingError {
            throw Self.failure(error.message)
        }
    }

    private func read(
        _ group: String,
        with client: AWSClient,
        into store: HistoryStore,
        target: String?
    ) async throws -> ImportResult {
        let now = SystemWallClock().now
        var log = try asFailure { () throws(HistoryError) in
            try LogGroupImport(
                of: group,
                in: client.region,
                target: target,
                since: since.map { now.advanced(by: .zero - $0) },
                into: store,
                now: now
            )
        }
        let query = LogEventQuery(
            group: group,
            start: log.start.millisecondsSince1970,
            end: now.millisecondsSince1970,
            pattern: LogGroupImport.pattern
        )
        var token: String?
        repeat {
            let page: LogEventPage
            do {
                page = try await client.logEvents(query, token: token)
            } catch let error as AWSError {
                throw Self.failure(error.words(onReadingLogGroup: group, in: client.region))
            }
            try asFailure { () throws(HistoryError) in
                try log.add(page.events.map(LoggedEvent.init))
            }
            if Console.showsProgress, let last = page.events.last {
                let moment = Timestamp(millisecondsSince1970: last.timestamp)
                Console.show("\(ProgressLine.erasure)\(group): \(log.result.lines) lines, up to \(moment)")
            }
            token = page.nextToken
        } while token != nil
        if Console.showsProgress { Console.show(ProgressLine.erasure) }
        return log.result
    }

    private static func failure(_ words: String) -> ExitCode {
        Console.complain("keepwarm: \(words)")
        return ExitCode(1)
    }
}

extension LoggedEvent {
    fileprivate init(_ event: LogEvent) {
        self.init(
            stream: event.stream,
            moment: Timestamp(millisecondsSince1970: event.timestamp),
            text: event.message
        )
    }
}
