import JSONText
import Warming
import WarmingHistory

/// A log group as a test fills it: invocations in the order of time, each with its events.
struct LogGroup {
    var invocations: [[LoggedEvent]]

    /// The group of a warmer, of whose rounds every other one is told of by a report too.
    static func warmers(rounds count: Int) throws -> LogGroup {
        LogGroup(
            invocations: try (0..<count).map { number in
                let id = String(number + 16, radix: 16)
                let moment = midnight.advanced(by: .seconds(300 * number))
                let report = try round(
                    id,
                    at: moment,
                    target("a", .answered(20, by: "x", cold: true), .failed(.unexpectedStatus, status: 503))
                )
                let lines = [
                    number % 2 == 0 ? try reportLine(of: report) : "{\"level\":\"INFO\"}\n",
                    roundLine(id, at: moment), failure(of: "a", at: moment, requestID: id),
                    #"{"cold":1,"event":"target-cold","of":1,"requestId":"\#(id)","target":"a","time":"\#(moment)"}"#
                        + "\n",
                    #"{"event":"target-short","distinct":1,"requested":2,"requestId":"\#(id)","target":"b","#
                        + #""time":"\#(moment)"}"# + "\n",
                ]
                return lines.map { LoggedEvent(stream: "\(number % 3)", moment: moment, text: $0) }
            }
        )
    }

    /// The group of a function.
    static func functions(reports count: Int) throws -> LogGroup {
        LogGroup(
            invocations: (0..<count).map { number in
                [.report(number, at: 60 * number, isJSON: number % 2 == 0, isCold: number % 5 == 0)]
            }
        )
    }

    /// All lines, as an export writes them.
    var text: String {
        invocations.joined().map { $0.text.hasPrefix("REPORT") ? "\($0.moment) \($0.text)" : $0.text }.joined()
    }

    /// The same group when some invocations have not come in yet, and as if an import stopped somewhere.
    func partly(random: inout some RandomNumberGenerator) -> LogGroup {
        var invocations = invocations.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
        invocations = Array(invocations.prefix(Int.random(in: 0...invocations.count, using: &random)))
        // In the middle of an invocation's lines, too.
        if let last = invocations.indices.last {
            let count = Int.random(in: 0...invocations[last].count, using: &random)
            invocations[last] = Array(invocations[last].prefix(count))
        }
        return LogGroup(invocations: invocations)
    }

    /// Imports the group in pages of any size.
    func importing(
        as group: String,
        since: Timestamp,
        into store: HistoryStore,
        now: Timestamp,
        random: inout some RandomNumberGenerator
    ) throws -> ImportResult {
        var log = try LogGroupImport(of: group, in: "eu", since: since, into: store, now: now)
        var rest = Array(invocations.joined())[...]
        while !rest.isEmpty {
            let count = Int.random(in: 0...min(50, rest.count), using: &random)
            try log.add(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return log.result
    }
}

extension LogGroup {
    /// The line with a round's whole report.
    static func reportLine(of report: RoundReport) throws -> String {
        let document = try documentLine(report).filter { !$0.isNewline }
        return #"{"event":"report","report":\#(document),"requestId":"\#(report.id)","time":"\#(report.startedAt)"}"#
            + "\n"
    }

    /// The line of a round.
    static func roundLine(_ id: String, at moment: Timestamp = .minute(5)) -> String {
        #"{"answered":1,"cold":1,"event":"round","health":"failed","id":"\#(id)","pings":2,"requestId":"\#(id)","#
            + #""targets":1,"time":"\#(moment)","unexpectedlyCold":1,"wallMilliseconds":0}"# + "\n"
    }

    /// The line of a target that failed.
    static func failure(of target: String, at moment: Timestamp = .minute(5), requestID: String? = nil) -> String {
        let request = requestID.map { #""requestId":"\#($0)","# } ?? ""
        return #"{"event":"target-failed","failed":1,"outcome":"unexpected-status","pings":2,\#(request)"#
            + #""status":503,"target":"\#(target)","time":"\#(moment)"}"# + "\n"
    }
}

extension LoggedEvent {
    /// An event with a line.
    static func line(_ text: String, in stream: String) -> LoggedEvent {
        LoggedEvent(stream: stream, moment: .minute(5), text: text)
    }

    /// A report of an invocation, without the time that exports put before it.
    static func report(_ id: Int, at second: Int, isJSON: Bool = false, isCold: Bool = false) -> LoggedEvent {
        let line = (isJSON ? recordLine : reportLine)(id, second, .milliseconds(12), isCold ? .seconds(1) : nil)
        let text = isJSON ? line : String(line.drop { $0 != "R" })
        return LoggedEvent(stream: "\(id % 4)", moment: midnight.advanced(by: .seconds(second)), text: text)
    }
}

/// A target that is a function.
func functionTarget(_ name: String, _ function: String) throws -> TargetReport {
    TargetReport(
        target: try Target(name: name, .function(LambdaFunction(name: function))),
        pings: [.answered(20, by: "a", cold: false)],
        wasWarmed: false
    )
}
