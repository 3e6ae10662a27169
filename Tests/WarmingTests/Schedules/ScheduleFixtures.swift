import Warming

extension Timestamp {
    /// Reads `2026-03-29T02:30` as UTC; a space may stand for the `T`.
    init(_ text: String) {
        self.init(secondsSince1970: CivilTime(text).secondsSince1970)
    }

    /// The moment in UTC, to the minute: `2026-03-29T02:30`.
    var text: String { CivilTime(secondsSince1970: secondsSince1970).text }
}

extension CivilTime {
    init(_ text: String) {
        let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
        self.init(year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4])
    }

    var text: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute))"
    }
}

extension Schedule {
    /// The first ticks after a moment in UTC, as text in UTC.
    func texts(_ count: Int, after moment: String, in zone: some TimeZoneRules = UTC()) -> [String] {
        ticks(after: Timestamp(moment), in: zone).prefix(count).map(\.text)
    }
}

/// A time zone whose clocks change once.
struct ZoneWithOneChange: TimeZoneRules {
    let identifier: String
    let change: Timestamp
    let minutesBefore: Int
    let minutesAfter: Int

    /// Creates a zone whose distance from UTC changes at a moment in UTC.
    init(_ identifier: String, at change: String, from minutesBefore: Int, to minutesAfter: Int) {
        self.identifier = identifier
        self.change = Timestamp(change)
        self.minutesBefore = minutesBefore
        self.minutesAfter = minutesAfter
    }

    func secondsFromUTC(at moment: Timestamp) -> Int {
        (moment < change ? minutesBefore : minutesAfter) * 60
    }

    static let berlinSpring = ZoneWithOneChange("Europe/Berlin", at: "2026-03-29T01:00", from: 60, to: 120)
    static let berlinAutumn = ZoneWithOneChange("Europe/Berlin", at: "2026-10-25T01:00", from: 120, to: 60)
    static let losAngelesSpring = ZoneWithOneChange("America/Los_Angeles", at: "2026-03-08T10:00", from: -480, to: -420)
    static let losAngelesAutumn = ZoneWithOneChange("America/Los_Angeles", at: "2026-11-01T09:00", from: -420, to: -480)
    static let lordHoweSpring = ZoneWithOneChange("Australia/Lord_Howe", at: "2026-10-03T15:30", from: 630, to: 660)
    static let lordHoweAutumn = ZoneWithOneChange("Australia/Lord_Howe", at: "2026-04-04T15:00", from: 660, to: 630)
    static let saoPauloSpring = ZoneWithOneChange("America/Sao_Paulo", at: "2018-11-04T03:00", from: -180, to: -120)
    static let saoPauloAutumn = ZoneWithOneChange("America/Sao_Paulo", at: "2019-02-17T02:00", from: -120, to: -180)
    static let trollAutumn = ZoneWithOneChange("Antarctica/Troll", at: "2026-10-25T01:00", from: 120, to: 0)
    static let apiaDateLine = ZoneWithOneChange("Pacific/Apia", at: "2011-12-30T10:00", from: -600, to: 840)
    static let kolkata = ZoneWithOneChange("Asia/Kolkata", at: "2026-01-01T20:00", from: 330, to: 330)

    static let all = [
        berlinSpring, berlinAutumn, losAngelesSpring, losAngelesAutumn, lordHoweSpring, lordHoweAutumn,
        saoPauloSpring, saoPauloAutumn, trollAutumn, apiaDateLine, kolkata,
    ]
}
