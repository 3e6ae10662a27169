import Presentation
import Warming
import WarmingHistory

/// A history over a span as one page of HTML that needs nothing beside itself, neither a network nor a script.
///
/// It is light or dark as its reader's system is, and fits a phone.
public struct ReportPage: Sendable {
    private let content: DashboardContent
    private let cost: MonthlyCost?
    private let live: Live?
    private let sections: [TargetSection]

    /// What a page has that is served while a history grows.
    struct Live {
        /// How far back it looks.
        var span: PageSpan

        /// When the next round is due; `nil` when nobody tells.
        var next: NextRound?

        /// Whether it is about one target.
        var isOfTarget: Bool
    }

    /// Prepares a page.
    ///
    /// - Parameters:
    ///   - content: What it shows.
    ///   - cost: What the month costs; `nil` when that is not known.
    public init(_ content: DashboardContent, cost: MonthlyCost? = nil) {
        self.init(content, cost: cost, live: nil)
    }

    init(_ content: DashboardContent, cost: MonthlyCost?, live: Live?) {
        self.content = content
        self.cost = cost
        self.live = live
        let query = live.map { "?since=\($0.span.name)" } ?? ""
        sections = content.targets.map { target in
            TargetSection(target, in: content.span, query: live?.isOfTarget == false ? query : nil)
        }
    }

    /// The whole file.
    public var html: String {
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)"/>
            <meta name="referrer" content="no-referrer"/>
            <title>\(title)</title>
            <style>\(StyleSheet.text)</style>
            </head>
            <body>
            <header>
            <h1>Keepwarm</h1>
            <p>\(content.span.start.fullWords) to \(content.span.end.fullWords)</p>
            </header>
            <main>
            \(main)</main>
            \(Self.footer)
            </body>
            </html>

            """
        return page.text
    }

    /// Nothing is loaded from anywhere, and no script runs whatever a name may hold.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    /// What stands below everything.
    static let footer: Markup = """
        <footer><p>Times are UTC; percentiles are exact to 1 %. A bar of a strip is a part of the time; how much of it \
        was \(legend)</p></footer>
        """

    private static let legend: [Markup] = [StripCell.State.warm, .cold, .short, .failed, .empty].map { state in
        "<span class=\"key \(state.rawValue)\">\(state.words)</span> "
    }

    private var title: String { "Keepwarm, \(content.span.start.dayWords) to \(content.span.end.dayWords)" }

    /// All between header and footer; it begins with an element that says which round was the latest, and what is next.
    var main: Markup {
        let next: Markup = live?.next.map { "<p class=\"next\">\($0.markup)</p>\n" } ?? ""
        guard content.rounds != nil || !content.targets.isEmpty else {
            return "\(verdict("There was no round in this time."))\(next)"
        }
        let isOfTarget = live?.isOfTarget == true
        let rounds = RoundsFigure(content).markup
        return """
            \(verdict(Verdict(content.targets.map(\.history.state)).text))\(next)\(OverviewTiles(content, cost: cost).markup)
            \(isOfTarget ? "" : rounds)
            <section aria-labelledby="targets"><h2 id="targets">\(isOfTarget ? "The target" : "Targets")</h2>
            \(sections.map(\.markup))
            </section>
            \(isOfTarget ? rounds : "")

            """
    }

    private func verdict(_ words: String) -> Markup {
        let next: Markup = live?.next.map { " data-next=\"\($0.version)\"" } ?? ""
        return "<p class=\"verdict\" data-round=\"\(content.latest?.version ?? "")\"\(next)>\(words)</p>\n"
    }
}

extension RoundLine {
    /// What tells the round from others; one that comes from a log may have no id.
    var version: String { id.isEmpty ? "\(startedAt)" : id }
}
