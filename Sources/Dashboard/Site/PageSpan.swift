/// How far back a page of the dashboard looks.
struct PageSpan: Hashable, Sendable {
    /// What an address calls it: `7d`.
    let name: String

    /// What a person calls it: `7 days`.
    let words: String

    /// How long it is.
    let length: Duration

    /// What pages offer; the first is what they show unless asked.
    static let offered = [
        PageSpan(name: "24h", words: "24 hours", length: .seconds(86_400)),
        PageSpan(name: "7d", words: "7 days", length: .seconds(7 * 86_400)),
        PageSpan(name: "30d", words: "30 days", length: .seconds(30 * 86_400)),
    ]

    /// What an address asks for; `nil` for what no page offers.
    static func named(_ name: String?) -> PageSpan? {
        guard let name else { return offered.first }
        return offered.first { $0.name == name }
    }

    /// Links to the same page over each of the spans.
    var links: Markup {
        let links = Self.offered.map { span in
            "<a href=\"?since=\(span.name)\"\(span == self ? " aria-current=\"page\"" : "" as Markup)>\(span.words)</a>"
                as Markup
        }
        return "<nav aria-label=\"How far back\">\(links)</nav>"
    }
}
