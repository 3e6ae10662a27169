import Foundation
public import Warming

/// A time zone by its name in the IANA database, with the data that Foundation brings.
public struct SystemTimeZone: TimeZoneRules, Hashable {
    /// The name of the zone, as it was asked for.
    public let identifier: String

    private let timeZone: TimeZone

    /// Looks a time zone up.
    ///
    /// EventBridge Scheduler takes the same names. Abbreviations and distances from UTC are refused although
    /// Foundation knows some of them: `EST` has no daylight saving, and few people who write it know.
    ///
    /// - Parameter identifier: A region and a place like `Europe/Berlin`, or `UTC`, or `GMT`.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidTimeZone`` that names the value and, when
    ///   it is merely misspelt, the zone that was probably meant.
    public init(identifier: String) throws(WarmingError) {
        let hasPlace = identifier.contains("/")
        guard hasPlace || identifier == "UTC" || identifier == "GMT", let timeZone = TimeZone(identifier: identifier)
        else {
            let advice =
                Self.suggestion(for: identifier).map { "did you mean \($0)?" }
                ?? "write a region and a place like Europe/Berlin, or UTC."
            throw WarmingError(.invalidTimeZone, "'\(identifier)' is not a time zone; \(advice)")
        }
        self.identifier = identifier
        self.timeZone = timeZone
    }

    /// How many seconds the zone's clocks are ahead of UTC at a moment.
    public func secondsFromUTC(at moment: Timestamp) -> Int {
        timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.secondsSince1970)))
    }

    private static func suggestion(for identifier: String) -> String? {
        let names = TimeZone.knownTimeZoneIdentifiers + renamed + ["UTC"]
        let spelling = identifier.replacing(" ", with: "_")
        let place = spelling.lowercased()
        return names.first { $0.lowercased().hasSuffix("/\(place)") } ?? TimeZone.abbreviationDictionary[spelling]
            ?? SpellingSuggestion.closest(to: spelling, among: names)
    }

    /// The names that Foundation accepts but lists under an older spelling.
    private static let renamed = [
        "America/Argentina/Buenos_Aires", "America/Nuuk", "Asia/Ho_Chi_Minh", "Asia/Kathmandu", "Asia/Kolkata",
        "Asia/Yangon", "Atlantic/Faroe", "Europe/Kyiv", "Pacific/Chuuk", "Pacific/Pohnpei",
    ]
}
