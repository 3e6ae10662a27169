public import Warming
public import WarmingHistory

/// What stands at which path of the dashboard, from the history as it is at the moment of the request.
public struct DashboardSite: Sendable {
    private let path: String
    private let guardian: SiteGuard
    private let outlook: RunOutlook?
    private let cost: Cost?
    private let now: @Sendable () -> Timestamp

    /// Works out what the month has cost so far: for one target, or for all.
    public typealias Cost = @Sendable (HistoryReader, Timestamp, String?) throws(HistoryError) -> MonthlyCost?

    /// When counters began to count.
    var began: Timestamp

    /// Puts a site together.
    ///
    /// - Parameters:
    ///   - history: The file of the history, which need not be there yet.
    ///   - guardian: Who may look.
    ///   - outlook: What the run tells that writes the history; `nil` when there is none.
    ///   - cost: What the month costs; `nil` when nobody knows.
    ///   - now: The clock.
    public init(
        history: String,
        guardian: SiteGuard,
        outlook: RunOutlook? = nil,
        cost: Cost? = nil,
        now: @escaping @Sendable () -> Timestamp
    ) {
        path = history
        self.guardian = guardian
        self.outlook = outlook
        self.cost = cost
        self.now = now
        began = now()
    }

    /// Answers a request for something to read.
    func answer(_ request: SiteRequest) -> SiteResponse {
        if let refusal = guardian.refusal(of: request) ?? Self.refusal(of: request.method) {
            return request.isForProgram ? ErrorDocument.response(for: refusal) : refusal
        }
        if request.isForProgram { return SiteAPI(history: path, outlook: outlook, now: now()).answer(request) }
        if let badge = SiteBadges(history: path, now: now()).answer(request) { return badge }
        do throws(HistoryError) {
            switch request.path {
            case "/": return try page(of: nil, request)
            case "/style.css": return SiteResponse(type: "text/css; charset=utf-8", body: StyleSheet.text.text)
            case "/live.js": return SiteResponse(type: "text/javascript; charset=utf-8", body: LiveScript.text)
            case "/healthz": return health
            case "/metrics": return metrics
            case let path? where path.hasPrefix("/targets/"): return try page(of: String(path.dropFirst(9)), request)
            default: return .text("There is nothing here. The dashboard is at /", status: 404)
            }
        } catch {
            return .text(error.message, status: error.code == .notFound ? 404 : 500)
        }
    }

    private static func refusal(of method: String) -> SiteResponse? {
        guard method != "GET", method != "HEAD" else { return nil }
        var response = SiteResponse.text("The dashboard is there to be read.", status: 405)
        response.headers = [("Allow", "GET, HEAD")]
        return response
    }

    private func span(of length: Duration) -> HistorySpan {
        HistorySpan(last: length, before: now().advanced(by: .milliseconds(1)))
    }

    private func page(of target: String?, _ request: SiteRequest) throws(HistoryError) -> SiteResponse {
        guard let query = PageQuery(request) else {
            let names = PageSpan.offered.map(\.name).joined(separator: ", ")
            return .text("A page looks back so far: \(names). Write it like ?since=7d", status: 400)
        }
        let reader = try HistoryReader(path: path)
        if let target, try !reader.targetNames().contains(target) {
            return .text("There is no such target. The dashboard is at /", status: 404)
        }
        let next = outlook.map { NextRound($0.ticks(at: now()), now: now()) }
        let span = span(of: query.span.length)
        if let after = query.after, after == (try reader.rounds(in: span, limit: 1).last?.version ?? ""),
            query.next == nil || query.next == next?.version
        {
            return SiteResponse(status: 204)
        }
        let page = DashboardPage(
            try DashboardContent(of: reader, in: span, target: target, charts: query.charts),
            target: target,
            span: query.span,
            next: next,
            cost: try cost?(reader, now(), target)
        )
        return .html(query.after == nil ? page.html : page.fragment)
    }

    private var health: SiteResponse {
        SiteHealth.look(at: path, ticks: outlook?.ticks(at: now()), now: now()).response
    }

    private var metrics: SiteResponse {
        do throws(HistoryError) {
            let content = try MetricsContent(of: HistoryReader(path: path), since: began, now: now())
            return SiteResponse(
                type: "text/plain; version=0.0.4; charset=utf-8",
                body: MetricsText(content, isHealthy: health.status == 200).text
            )
        } catch {
            return .text(error.message, status: error.code == .notFound ? 503 : 500)
        }
    }
}
