public import Warming
import WarmingHistory

/// What stands at which path of the dashboard, from the history as it is at the moment of the request.
public struct DashboardSite: Sendable {
    private let path: String
    private let guardian: SiteGuard
    private let span: Duration
    private let now: @Sendable () -> Timestamp

    /// Puts a site together.
    ///
    /// - Parameters:
    ///   - history: The file of the history, which need not be there yet.
    ///   - guardian: Who may look.
    ///   - span: How far back pages look.
    ///   - now: The clock.
    public init(
        history: String,
        guardian: SiteGuard,
        span: Duration = .seconds(86400),
        now: @escaping @Sendable () -> Timestamp
    ) {
        path = history
        self.guardian = guardian
        self.span = span
        self.now = now
    }

    /// Answers a request for something to read.
    func answer(_ request: SiteRequest) -> SiteResponse {
        if let refusal = guardian.refusal(of: request) { return refusal }
        do throws(HistoryError) {
            switch request.path {
            case "/": return try page(of: nil, request)
            case "/style.css": return SiteResponse(type: "text/css; charset=utf-8", body: StyleSheet.text.text)
            case "/live.js": return SiteResponse(type: "text/javascript; charset=utf-8", body: LiveScript.text)
            case "/healthz": return SiteHealth(latest: try latest(20), now: now()).response
            case "/metrics": return try metrics()
            case let path? where path.hasPrefix("/targets/"): return try page(of: String(path.dropFirst(9)), request)
            default: return .text("There is nothing here. The dashboard is at /", status: 404)
            }
        } catch {
            return .text(error.message, status: error.code == .notFound ? 404 : 500)
        }
    }

    private var lastSpan: HistorySpan { HistorySpan(last: span, before: now().advanced(by: .milliseconds(1))) }

    private func latest(_ count: Int) throws(HistoryError) -> [RoundLine] {
        try HistoryReader(path: path).rounds(in: lastSpan, limit: count)
    }

    private func page(of target: String?, _ request: SiteRequest) throws(HistoryError) -> SiteResponse {
        let reader = try HistoryReader(path: path)
        if let target, try !reader.targetNames().contains(target) {
            return .text("There is no such target. The dashboard is at /", status: 404)
        }
        if request.query.hasPrefix("after="),
            try reader.rounds(in: lastSpan, limit: 1).last?.id == String(request.query.dropFirst(6))
        {
            return SiteResponse(status: 204)
        }
        let page = DashboardPage(try DashboardContent(of: reader, in: lastSpan, target: target), target: target)
        return .html(request.query.hasPrefix("after=") ? page.fragment : page.html)
    }

    private func metrics() throws(HistoryError) -> SiteResponse {
        let reader = try HistoryReader(path: path)
        let hour = HistorySpan(last: .seconds(3600), before: now().advanced(by: .milliseconds(1)))
        let text = MetricsText(
            latest: try reader.rounds(in: lastSpan, limit: 1).last,
            targets: try reader.targets(in: hour, cells: 1)
        ).text
        return SiteResponse(type: "text/plain; version=0.0.4; charset=utf-8", body: text)
    }
}
