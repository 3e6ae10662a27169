import Warming
import WarmingHistory

/// The badges of a dashboard: `/badge/NAME/cold-rate.svg` and the like.
struct SiteBadges {
    private let path: String
    private let now: Timestamp

    /// Prepares badges.
    ///
    /// - Parameters:
    ///   - history: The file of the history.
    ///   - now: The moment of the request.
    init(history: String, now: Timestamp) {
        path = history
        self.now = now
    }

    /// Answers a request for a badge; `nil` when that is none.
    ///
    /// What cannot be drawn is said in a badge, since nobody reads the text of a picture that is none.
    func answer(_ request: SiteRequest) -> SiteResponse? {
        guard let (name, kind, format) = request.path.flatMap(Self.parts) else { return nil }
        do {
            let badge = try badge(kind, of: name, SiteParameters(of: request, known: ["since"]))
            var response = format == .svg ? Self.picture(badge, status: 200) : .json(badge.shields)
            response.headers += [("Cache-Control", "max-age=60")]
            return response
        } catch let error as DashboardError {
            let words = error.code == .unknownTarget ? "no such target" : error.message
            return refusal(ErrorDocument(error), words, status: error.status, format)
        } catch let error as HistoryError {
            let isMissing = error.code == .notFound
            let words = isMissing ? "no history yet" : "history unreadable"
            return refusal(ErrorDocument(error), words, status: isMissing ? 503 : 500, format)
        } catch {
            return refusal(ErrorDocument(code: "failed", message: "\(error)"), "failed", status: 500, format)
        }
    }

    private enum Format: String {
        case svg
        case json
    }

    /// What is asked for; a target's name may have slashes in it.
    private static func parts(of path: String) -> (name: String, kind: BadgeKind, format: Format)? {
        guard path.hasPrefix("/badge/"), let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        let file = path[slash...].dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard file.count == 2, let kind = BadgeKind(rawValue: String(file[0])),
            let format = Format(rawValue: String(file[1])),
            let start = path.utf8.index(path.startIndex, offsetBy: 7, limitedBy: slash)
        else { return nil }
        return (String(path[start..<slash]), kind, format)
    }

    private func badge(_ kind: BadgeKind, of name: String, _ parameters: SiteParameters) throws -> Badge {
        let range = try parameters.span(unlessGiven: SiteAPI.span, before: now)
        let reader = try HistoryReader(path: path)
        try reader.checkTarget(name)
        let target = try reader.targets(in: range, named: name, cells: kind.parts(of: range)).first
        return kind.badge(of: name, target, since: parameters["since"] ?? SiteAPI.span.text)
    }

    private func refusal(_ error: ErrorDocument, _ words: String, status: Int, _ format: Format) -> SiteResponse {
        guard format == .svg else { return error.response(status: status) }
        let badge = Badge(label: "keepwarm", message: words, colour: .grey, detail: words)
        return Self.picture(badge, status: status)
    }

    private static func picture(_ badge: Badge, status: Int) -> SiteResponse {
        SiteResponse(
            status: status,
            type: "image/svg+xml",
            body: badge.svg.text,
            // A picture that is opened by itself is a document, and loads nothing.
            headers: [("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")]
        )
    }
}
