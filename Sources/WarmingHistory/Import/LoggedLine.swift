import JSONText
import Warming

/// A line of a warmer's log, as far as a history needs it.
///
/// The keys are those of `docs/run-log.md`; earlier releases wrote fewer.
struct LoggedLine: Codable, Hashable {
    var time: String
    var event: String
    var requestId: String?
    var id: String?
    var health: String?
    var targets: Int?
    var answered: Int?
    var pings: Int?
    var wallMilliseconds: Double?
    var sumMilliseconds: Double?
    var cold: Int?
    var unexpectedlyCold: Int?
    var billedMilliseconds: Double?
    var target: String?
    var failed: Int?
    var outcome: String?
    var detail: String?
    var status: Int?
    var of: Int?
    var requested: Int?
    var distinct: Int?
    var slice: Int?
    var report: RoundDocument?
}
