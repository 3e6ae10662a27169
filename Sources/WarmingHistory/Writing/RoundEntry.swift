import Warming

/// A round as it is written: what a report or a line of a log says of it.
struct RoundEntry {
    var id: String
    var startedAt: Timestamp
    var wall: Int64
    var sum: Int64
    var targetCount: Int
    var answeredTargets: Int
    var pings: Int
    var answered: Int
    var cold: Int?
    var unexpectedlyCold: Int
    var billed: Int64?
    var health: String

    /// The targets with their pings; empty when all that is known is the line of a log.
    var targets: [RoundDocument.Target] = []

    /// Whether all that is known is the line of a log, which others follow.
    var isTold = false

    /// Takes a round from a report.
    ///
    /// - Throws: ``HistoryError`` with code ``HistoryError/Code/invalidValue`` when its start is no moment.
    init(_ document: RoundDocument) throws(HistoryError) {
        guard let startedAt = Timestamp(text: document.startedAt.utf8) else {
            throw HistoryError(.invalidValue, "a round began at '\(document.startedAt)', which is no moment.")
        }
        id = Self.id(document.id, slice: document.slice?.number)
        self.startedAt = startedAt
        wall = document.wallMilliseconds.asMicroseconds
        sum = document.sumMilliseconds.asMicroseconds
        targetCount = document.targets.count + (document.targetsOmitted ?? 0)
        answeredTargets = document.targets.count { $0.answered == $0.pings.count }
        // Targets that failed are the last to be left out, so that all of those that are have answered.
        answeredTargets += document.targetsOmitted ?? 0
        pings = document.pings
        answered = document.answered
        cold = document.cold
        unexpectedlyCold = document.unexpectedlyCold
        billed = document.billedMilliseconds?.asMicroseconds
        health = document.health
        targets = document.targets
    }

    /// Takes a round from the line of a log.
    init(_ line: LoggedLine, at moment: Timestamp) {
        id = Self.id(line.id ?? "", slice: line.slice)
        isTold = true
        wall = (line.wallMilliseconds ?? 0).asMicroseconds
        startedAt = moment.advanced(by: .microseconds(-wall))
        sum = (line.sumMilliseconds ?? 0).asMicroseconds
        targetCount = line.targets ?? 0
        answeredTargets = line.answered ?? 0
        pings = line.pings ?? 0
        // The line counts targets and no pings; the lines of those that failed come behind it.
        answered = pings
        cold = line.cold
        unexpectedlyCold = line.unexpectedlyCold ?? 0
        billed = line.billedMilliseconds?.asMicroseconds
        health = line.health ?? (answeredTargets == targetCount ? "good" : "failed")
    }

    /// The id of a round, or of a slice of one: each slice has targets of its own, and the round's id.
    private static func id(_ round: String, slice: Int?) -> String {
        slice.map { $0 > 1 && !round.isEmpty ? "\(round)/\($0)" : round } ?? round
    }
}

extension Double {
    /// Milliseconds in whole microseconds, from none to a century: what anybody can have measured.
    var asMicroseconds: Int64 {
        guard self > 0 else { return 0 }
        return Int64((Swift.min(self, 3.2e12) * 1000).rounded())
    }
}

extension Int {
    /// A count out of a file: never below none, nor so large that sums of it could overflow.
    var asCount: Int { Swift.min(Swift.max(self, 0), 1_000_000_000) }
}
