import JSONText
import Warming

/// A round's whole report as a line of the log, for a history that is made from it: `docs/run-log.md`.
struct RoundLogLine {
    /// The most bytes that a line may have: 256 KB, which CloudWatch has taken as one event from the beginning.
    static let sizeLimit = 256 * 1024

    /// The line with its line end.
    let text: String

    /// Writes a report down; one that is too large is cut as ``RoundAnswer`` cuts it.
    ///
    /// - Parameters:
    ///   - report: The round.
    ///   - answer: What the function answers, which is the same in most cases.
    ///   - requestID: The invocation.
    ///   - now: When the line is written.
    /// - Throws: `EncodingError` for a number that JSON does not have, which no report holds.
    init(_ report: RoundReport, _ answer: [UInt8], requestID: String, at now: Timestamp) throws {
        var members = [("requestId", JSONValue.string(requestID))]
        if let slice = report.slice {
            members += [
                ("round", .string(report.id)), ("slice", .integer(slice.number)), ("slices", .integer(slice.count)),
            ]
        }
        members.append(("time", .string("\(now)")))
        let others = String(
            decoding: JSONValue.object(members.map { JSONValue.Member(name: $0.0, value: $0.1) }).bytes(),
            as: UTF8.self
        )
        let start = #"{"event":"report","report":"#
        let end = ",\(others.dropFirst())\n"
        let room = Self.sizeLimit - start.utf8.count - end.utf8.count
        let document = answer.count <= room ? answer : try RoundAnswer.json(report, limit: room)
        text = start + String(decoding: document, as: UTF8.self) + end
    }
}
