import WarmingHistory

/// The page of the dashboard: that of a report, with a style sheet and a script beside it that keep it up to date.
struct DashboardPage {
    private let report: ReportPage
    private let target: String?

    init(_ content: DashboardContent, target: String?) {
        report = ReportPage(content, isLive: true, opensAll: target != nil)
        self.target = target
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
            <h1><a href="/">Keepwarm</a></h1>
            <p>the last 24 hours</p>
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
}
