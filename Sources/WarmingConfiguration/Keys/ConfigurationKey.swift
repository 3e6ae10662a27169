package import JSONText
import Warming

/// One key of the configuration: everything that the parser, the suggestions and the JSON Schema know about it.
package struct ConfigurationKey: Hashable, Sendable {
    /// The key as the file writes it.
    package let name: String

    /// What kind of value it takes.
    package let kind: Kind

    /// What it does: a sentence for editors to show.
    package let summary: String

    /// What holds without the key; `nil` when nothing does.
    package var defaultValue: JSONValue?

    /// A value to learn from.
    package var example: JSONValue

    /// Whether the mapping that it belongs to cannot do without it.
    package var isRequired = false

    /// Words that people write instead, known from other tools.
    package var otherNames: [String] = []
}

extension ConfigurationKey {
    /// A kind of value.
    package enum Kind: Hashable, Sendable {
        /// Text.
        case text
        /// The name of a target: text in which no variable is filled in, since reports show it.
        case name
        /// Text, or a number or a boolean that is taken as it is written.
        case anyText
        /// An `http` or `https` URL.
        case url
        /// One of ``methods``.
        case method
        /// A duration longer than nothing.
        case duration
        /// A duration, or none: `0ms`.
        case durationOrNone
        /// The name of a dialect.
        case dialect
        /// A mapping of the keys that a search for functions has.
        case discovery
        /// A whole number within bounds.
        case integer(ClosedRange<Int>)
        /// `true` or `false`.
        case flag
        /// Statuses and ranges of statuses.
        case statuses
        /// A mapping of header names to values.
        case headers
        /// A mapping of the keys that apply to every target.
        case defaults
        /// A list of URLs and of mappings.
        case targets
        /// A list of the names of targets.
        case names
        /// A list of mappings of the keys that an alert has.
        case alerts
        /// A share in a hundred, with its sign.
        case share
        /// A mapping of the keys that a history has.
        case history
        /// A length of time that may be days or weeks.
        case longDuration
        /// An address to listen on.
        case address
        /// The name of a format of alerts.
        case alertFormat
    }

    /// The methods that a ping may have.
    package static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    /// What a value has to be, in words that follow "must be".
    var wanted: String {
        switch kind {
        case .text, .name, .anyText: "a text"
        case .url: "a URL"
        case .method: "one of \(Self.methods.joined(separator: ", "))"
        case .duration, .durationOrNone: "a duration, like 300ms, 10s, 5m or 2h"
        case .dialect: "one of \(Dialect.all.map(\.name).joined(separator: ", "))"
        case .discovery: "a mapping with a tag"
        case .integer(let range) where range.upperBound == .max: "a whole number from \(range.lowerBound)"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .flag: "true or false"
        case .statuses: "a status, or statuses and ranges, like 200-299,401"
        case .headers: "a mapping of header names to values"
        case .defaults: "a mapping"
        case .targets: "a list"
        case .alerts: "a list of mappings with a url"
        case .history: "a mapping with a file"
        case .longDuration: "a length of time, like 24h, 7d or 4w"
        case .address: "an address, like 127.0.0.1:8080"
        case .share: "a share from 0% to 99%, like 20%"
        case .alertFormat: "\(AlertFormat.all.map(\.description).joined(separator: " or "))"
        case .names: "a list of target names"
        }
    }
}
