import GRDB
import Warming

/// Tells the cold starts that pings caused from those that users waited for.
///
/// A log says of each invocation when it ended, how long it took, how long its environment took to initialise and what its
/// request's id was, but not who had asked. A ping knows when it went out and when its answer was in; and if it was a
/// direct invocation, the id of the request, which settles it. Where an earlier release did not keep that, the figures of
/// both have to be the same. Both may reach the history in any order, and each counts for one of the other only.
enum ColdStarts {
    /// How far the clocks of the warmer and of Lambda may be apart, in milliseconds.
    private static let slack: Int64 = 2000

    /// How far the same length of time may be apart in both, in microseconds: logs write hundredths of a millisecond.
    private static let rounding: Int64 = 5

    /// The longest that a ping can have been under way before the end of its invocation, and how far the clocks may be
    /// apart where the ids of requests are known, in milliseconds.
    private static let longestRound: Int64 = 15 * 60 * 1000

    /// Looks for the cold start that a ping caused, in case the log of its function came in before.
    static func claim(_ ping: RoundDocument.Ping, _ key: PingKey, startedAt: Timestamp, in database: Database) throws {
        guard let sentAfter = ping.sentAfterMilliseconds?.asMicroseconds else { return }
        let fitting = try database.cachedStatement(
            sql: """
                SELECT number FROM cold_starts
                WHERE target = :target AND is_ping = 0 AND at BETWEEN :sent - :longest AND :answered + :longest
                    AND (request = :request OR (
                        (request IS NULL OR :request IS NULL) AND at BETWEEN :sent - :slack AND :answered + :slack
                        AND (:duration IS NULL OR abs(duration - :duration) <= :rounding)
                        AND (:init IS NULL OR abs(init - :init) <= :rounding)
                    ))
                ORDER BY ifnull(request = :request, 0) DESC, at LIMIT 1
                """
        )
        let sent = startedAt.millisecondsSince1970 + sentAfter / 1000
        let number = try Int64.fetchOne(
            fitting,
            arguments: [
                "target": key.target, "sent": sent, "answered": sent + ping.milliseconds.asMicroseconds / 1000,
                "slack": slack, "longest": longestRound, "rounding": rounding,
                "request": ping.proof?.requestId.map(RequestKey.init)?.bytes,
                "duration": ping.proof?.durationMilliseconds?.asMicroseconds,
                "init": ping.proof?.initMilliseconds?.asMicroseconds,
            ]
        )
        if let number { try join(number, key, in: database) }
    }

    /// Writes a cold start that a log tells of, and looks for the ping that caused it.
    static func write(
        target: Int64,
        at moment: Timestamp,
        initDuration: Int64,
        duration: Int64,
        requestID: String,
        in database: Database
    ) throws {
        let insert = try database.cachedStatement(
            sql: "INSERT INTO cold_starts (target, at, init, duration, request) VALUES (?, ?, ?, ?, ?)"
        )
        let request = RequestKey(requestID).bytes
        try insert.execute(arguments: [target, moment.millisecondsSince1970, initDuration, duration, request])
        let number = database.lastInsertedRowID
        let fitting = try database.cachedStatement(
            sql: """
                SELECT rounds.number, pings.number FROM rounds
                JOIN pings ON pings.round = rounds.number AND pings.target = :target
                WHERE rounds.started_at BETWEEN :at - :longest - :slack AND :at + :longest AND rounds.is_whole = 1
                    AND pings.cold_start IS NULL AND (pings.cold IS NOT 0 OR pings.init IS NOT NULL)
                    AND (pings.request = :request OR (
                        pings.request IS NULL
                        AND :at BETWEEN rounds.started_at + pings.sent_after / 1000 - :slack
                            AND rounds.started_at + (pings.sent_after + pings.latency) / 1000 + :slack
                        AND (pings.duration IS NULL OR abs(pings.duration - :duration) <= :rounding)
                        AND (pings.init IS NULL OR abs(pings.init - :init) <= :rounding)
                    ))
                ORDER BY pings.request IS NULL, rounds.started_at, pings.number LIMIT 1
                """
        )
        let ping = try Row.fetchOne(
            fitting,
            arguments: [
                "target": target, "at": moment.millisecondsSince1970, "longest": longestRound, "slack": slack,
                "rounding": rounding, "duration": duration, "init": initDuration, "request": request,
            ]
        )
        if let ping { try join(number, PingKey(round: ping[0], target: target, number: ping[1]), in: database) }
    }

    private static func join(_ coldStart: Int64, _ ping: PingKey, in database: Database) throws {
        try database.cachedStatement(sql: "UPDATE cold_starts SET is_ping = 1 WHERE number = ?")
            .execute(arguments: [coldStart])
        try database.cachedStatement(
            sql: "UPDATE pings SET cold_start = ? WHERE round = ? AND target = ? AND number = ?"
        ).execute(arguments: [coldStart, ping.round, ping.target, ping.number])
    }
}

/// What a ping stands under in the file.
struct PingKey {
    var round: Int64
    var target: Int64
    var number: Int
}
