import WarmingHistory

/// The page of the dashboard: that of a report, with a style sheet and a script beside it that keep it up to date.
struct DashboardPage {
    private let report: ReportPage
    private let content: DashboardContent
    private let target: String?
    private let span: PageSpan

    /// Prepares a page.
    ///
    /// - Parameters:
    ///   - content: What it shows.
    ///   - target: The one target that it is about; `nil` for all.
    ///   - span: How far back it looks.
    ///   - next: When the next round is due; `nil` when nobody tells.
    ///   - cost: What the month costs; `nil` when that is not known.
    init(_ content: DashboardContent, target: String?, span: PageSpan, next: NextRound? = nil, cost: MonthlyCost? = nil)
    {
        let live = ReportPage.Live(span: span, next: next, isOfTarget: target != nil)
        report = ReportPage(content, cost: cost, live: live)
        self.content = content
        self.target = target
        self.span = span
    }

    /// What changes with each round.
    var fragment: String { report.main.text }

    /// The whole page.
    var html: String {
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <title>\(target.map { "\($0) – Keepwarm" } ?? "Keepwarm")</title>
            <link rel="stylesheet" href="/style.css"/>
            <link rel="icon" href="data:,"/>
            <script src="/live.js" defer=""></script>
            </head>
            <body>
            <header>
            <h1><a href="/?since=\(span.name)">Keepwarm</a>\(target.map { " <span>\($0)</span>" as Markup } ?? "")</h1>
            <p>\(reach)</p>
            \(span.links)
            <p id="lost" class="failure" role="status" hidden="">No connection: this is how it was.</p>
            </header>
            <main>
            \(report.main)</main>
            \(ReportPage.footer)
            </body>
            </html>

            """
        return page.text
    }

    private var reach: String {
        content.span == content.asked
            ? "the last \(span.words)" : "since \(content.span.start.words) UTC, when the history begins"
    }
}
