import GRDB
import Warming

/// Writes rounds within a transaction of somebody else's.
struct RoundWriter {
    private let database: Database
    private let summaries: SummaryWriter

    init(_ database: Database) throws {
        self.database = database
        summaries = try SummaryWriter(database)
    }

    /// Writes a round with all that belongs to it.
    ///
    /// - Returns: Its number in the file; `nil` when the file has it already.
    func write(_ round: RoundEntry) throws -> Int64? {
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO rounds VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """
        )
        try insert.execute(arguments: [
            round.id, round.startedAt.millisecondsSince1970, round.wall, round.sum, round.targetCount.asCount,
            round.answeredTargets.asCount, round.pings.asCount, round.answered.asCount, round.cold?.asCount,
            round.unexpectedlyCold.asCount, round.billed, round.health, !round.targets.isEmpty, round.isTold,
        ])
        guard database.changesCount > 0 else { return nil }
        let number = database.lastInsertedRowID
        for target in round.targets {
            try write(target, of: number, startedAt: round.startedAt)
        }
        return number
    }

    /// The number of a round that the file has from the lines of a log; `nil` when it has more of it, or nothing.
    func number(ofTold round: RoundEntry) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(
                sql: "SELECT number FROM rounds WHERE started_at = ? AND id = ? AND is_told = 1"
            ),
            arguments: [round.startedAt.millisecondsSince1970, round.id]
        )
    }

    /// Writes what a line of a log says of a target that did not do as it should in a round, unless the file has that
    /// already.
    ///
    /// - Parameters:
    ///   - name: The target.
    ///   - line: The line.
    ///   - round: The number of the round, which is one that lines told of.
    /// - Throws: An error of the database's.
    func write(problemOf name: String, _ line: LoggedLine, round: Int64) throws {
        let select = try database.cachedStatement(sql: "SELECT started_at FROM rounds WHERE number = ?")
        guard let startedAt = try Int64.fetchOne(select, arguments: [round]) else { return }
        let moment = Timestamp(millisecondsSince1970: startedAt)
        let target = try TargetTable.number(of: name, in: database)
        let isFirst =
            try Row.fetchOne(
                database.cachedStatement(sql: "SELECT 1 FROM told WHERE round = ? AND target = ? LIMIT 1"),
                arguments: [round, target]
            ) == nil
        try database.cachedStatement(sql: "INSERT INTO told VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            .execute(arguments: [round, target, line.event])
        guard database.changesCount > 0 else { return }
        if let outcome = line.outcome {
            let failed = (line.failed ?? 1).asCount
            try database.execute(
                sql: "UPDATE rounds SET answered = max(answered - ?, 0) WHERE number = ?",
                arguments: [failed, round]
            )
            let failure = FailureRow(pings: failed, outcome: outcome, detail: line.detail, status: line.status)
            try write(failure, of: target, at: moment)
        }
        try summaries.add(Summary(line, isFirst: isFirst), target: target, at: moment)
    }

    private func write(_ target: RoundDocument.Target, of round: Int64, startedAt: Timestamp) throws {
        let number = try TargetTable.number(of: target.name, address: target.url ?? target.function, in: database)
        let coverage = target.coverage
        try database.cachedStatement(sql: Self.coverageSQL).execute(arguments: [
            round, number, coverage.requested.asCount, coverage.answered.asCount, coverage.failed.asCount,
            coverage.distinct.asCount, coverage.atLeast, coverage.collided.asCount, coverage.cold?.asCount,
            coverage.warmedBefore, coverage.billedMilliseconds?.asMicroseconds, coverage.passes.asCount,
            coverage.holdMilliseconds.asMicroseconds,
        ])
        for (index, ping) in target.pings.enumerated() {
            try write(ping, number: index + 1, target: number, round: round)
            if ping.mayBeCold {
                let key = PingKey(round: round, target: number, number: index + 1)
                try ColdStarts.claim(ping, key, startedAt: startedAt, in: database)
            }
        }
        if let failure = FailureRow(target) { try write(failure, of: number, at: startedAt) }
        try summaries.add(Summary(target), target: number, at: startedAt)
    }

    private func write(_ ping: RoundDocument.Ping, number: Int, target: Int64, round: Int64) throws {
        let isAnswered = ping.outcome == Outcome.Code.answered.description
        let proof = ping.proof
        try database.cachedStatement(sql: Self.pingSQL).execute(arguments: [
            round, target, number, ping.environment.asCount, ping.pass.asCount, ping.holdMilliseconds.asMicroseconds,
            isAnswered ? nil : ping.outcome, ping.detail, ping.status, ping.sentAfterMilliseconds?.asMicroseconds,
            ping.firstByteMilliseconds?.asMicroseconds, ping.milliseconds.asMicroseconds, ping.attempts.asCount,
            proof?.identity, proof?.cold, proof?.initMilliseconds?.asMicroseconds,
            proof?.durationMilliseconds?.asMicroseconds, proof?.billedMilliseconds?.asMicroseconds,
            proof?.memoryMB?.asCount, proof?.maxMemoryUsedMB?.asCount, proof?.version,
            proof?.heldMilliseconds?.asMicroseconds, proof?.priming,
            ping.mayBeCold ? proof?.requestId.map(RequestKey.init)?.bytes : nil,
        ])
    }

    private func write(_ failure: FailureRow, of target: Int64, at moment: Timestamp) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?)").execute(
            arguments: [
                target, moment.millisecondsSince1970, failure.pings, failure.outcome, failure.detail, failure.status,
            ]
        )
    }

    private static let coverageSQL = "INSERT INTO coverage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    private static let pingSQL =
        "INSERT INTO pings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)"
}

extension RoundDocument.Ping {
    /// Whether an environment may have started for it, so that the log of its function has a cold start.
    fileprivate var mayBeCold: Bool { proof?.cold != false || proof?.initMilliseconds != nil }
}

/// How the pings of a target failed in one round: how many did, and how the first of them ended.
private struct FailureRow {
    var pings: Int
    var outcome: String
    var detail: String?
    var status: Int?

    init(pings: Int, outcome: String, detail: String?, status: Int?) {
        self.pings = pings
        self.outcome = outcome
        self.detail = detail
        self.status = status
    }

    /// `nil` when none failed.
    init?(_ target: RoundDocument.Target) {
        let failed = target.pings.filter { $0.outcome != Outcome.Code.answered.description }
        guard let first = failed.first else { return nil }
        self.init(pings: failed.count, outcome: first.outcome, detail: first.detail, status: first.status)
    }
}
