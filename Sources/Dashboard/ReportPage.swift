import Presentation
import Warming
import WarmingHistory

/// A history over a span as one page of HTML that needs nothing beside itself, neither a network nor a script.
///
/// It is light or dark as its reader's system is, and fits a phone.
public struct ReportPage: Sendable {
    private let content: DashboardContent
    private let sections: [TargetSection]

    private let isLive: Bool
    private let opensAll: Bool

    /// Prepares a page.
    public init(_ content: DashboardContent) {
        self.init(content, isLive: false, opensAll: false)
    }

    /// Prepares a page.
    ///
    /// - Parameters:
    ///   - content: What it shows.
    ///   - isLive: Whether each target has a page of its own, that one can go to.
    ///   - opensAll: Whether the charts of all targets are shown at first.
    init(_ content: DashboardContent, isLive: Bool, opensAll: Bool) {
        self.content = content
        self.isLive = isLive
        self.opensAll = opensAll
        sections = content.targets.map { TargetSection($0, in: content.span, isLinked: isLive && !opensAll) }
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

    /// All between header and footer; it begins with an element that says which round was the latest.
    var main: Markup {
        guard content.rounds != nil || !content.targets.isEmpty else {
            return "<p class=\"verdict\" data-round=\"\">There was no round in this time.</p>\n"
        }
        let troubled = sections.count { $0.state == .failed }
        return """
            <p class="verdict" data-round="\(content.latest?.id ?? "")">\(Verdict(sections.map(\.state)).text)</p>
            \(OverviewTiles(content).markup)
            \(RoundsFigure(content).markup)
            <section aria-labelledby="targets"><h2 id="targets">Targets</h2>
            \(sections.map { $0.markup(isOpen: opensAll || sections.count <= 3 || ($0.state == .failed && troubled <= 3)) })
            </section>

            """
    }
}
