import FoundationEssentials
import JSONText
import LambdaReports
import Warming

/// A line of a function's log, as an export writes it: a report that came so many seconds after ``midnight``.
func reportLine(
    _ id: Int,
    second: Int,
    duration: Duration = .milliseconds(12),
    initDuration: Duration? = nil
) -> String {
    let moment = midnight.advanced(by: .seconds(second))
    return "\(moment) \(report(id, duration: duration, initDuration: initDuration))\n"
}

/// The same line in a log of JSON.
func recordLine(
    _ id: Int,
    second: Int,
    duration: Duration = .milliseconds(12),
    initDuration: Duration? = nil
) -> String {
    let event = PlatformRecord.Event.report(report(id, duration: duration, initDuration: initDuration))
    let record = PlatformRecord(time: midnight.advanced(by: .seconds(second)).description, event: event)
    return record.description + "\n"
}

/// The id of the request with this number.
func requestID(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "8f507cfc-0aef-4697-b07a-" + String(repeating: "0", count: 12 - digits.count) + digits
}

/// A report of the request with this number.
private func report(_ id: Int, duration: Duration, initDuration: Duration?) -> InvocationReport {
    InvocationReport(
        requestID: requestID(id),
        duration: duration,
        billedDuration: InvocationReport.billedDuration(duration: duration, initDuration: initDuration ?? .zero),
        memorySizeMB: 128,
        maxMemoryUsedMB: 64,
        initDuration: initDuration
    )
}

/// A report of a round as a warmer that is a function answers with it, in one line.
func documentLine(_ report: RoundReport) throws -> String {
    String(decoding: try JSONTextEncoder().encode(RoundDocument(report)), as: UTF8.self) + "\n"
}

extension String {
    /// Writes the text to a file in place of what is there.
    func write(to path: String) throws {
        try write(toFile: path, atomically: true, encoding: .utf8)
    }
}
