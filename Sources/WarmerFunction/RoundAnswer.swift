import JSONText
import Warming

/// A round's report as the function answers with it: JSON, in the format of `RoundDocument`.
enum RoundAnswer {
    /// The most bytes that Lambda takes as an answer: 6 MiB (Lambda quotas, "invocation payload").
    static let sizeLimit = 6 * 1024 * 1024

    /// Writes a report down.
    ///
    /// One too large for Lambda is cut: the targets that failed come first, and as many of all of them as there is room
    /// for. The counts of the whole round stay, and the document says how many targets were left out.
    ///
    /// - Parameters:
    ///   - report: The round.
    ///   - limit: The most bytes.
    /// - Returns: The document, in one line.
    /// - Throws: `EncodingError` for a number that JSON does not have, which no report holds.
    static func json(_ report: RoundReport, limit: Int = sizeLimit) throws -> [UInt8] {
        var document = RoundDocument(report)
        let encoder = JSONTextEncoder()
        var json = try encoder.encode(document)
        guard json.count > limit else { return json }

        let count = document.targets.count
        document.targets.sort { !$0.isAnswered && $1.isAnswered }
        while json.count > limit, !document.targets.isEmpty {
            document.targets.removeLast((document.targets.count + 1) / 2)
            document.targetsOmitted = count - document.targets.count
            json = try encoder.encode(document)
        }
        return json
    }
}

extension RoundDocument.Target {
    fileprivate var isAnswered: Bool { answered == pings.count }
}
