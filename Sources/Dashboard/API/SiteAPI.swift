import HistoryPresentation
import Warming
import WarmingHistory

/// The part of the dashboard that programs read: JSON, as `docs/openapi.json` describes it.
struct SiteAPI {
    private let path: String
    private let outlook: RunOutlook?
    private let now: Timestamp

    /// Prepares answers.
    ///
    /// - Parameters:
    ///   - history: The file of the history.
    ///   - outlook: What the run tells that writes the history; `nil` when there is none.
    ///   - now: The moment of the request.
    init(history: String, outlook: RunOutlook?, now: Timestamp) {
        path = history
        self.outlook = outlook
        self.now = now
    }

    /// Answers a request.
    func answer(_ request: SiteRequest) -> SiteResponse {
        do {
            guard let (route, name) = request.path.flatMap(APIRoute.find) else {
                let paths = APIRoute.description.rawValue
                throw DashboardError(.unknownPath, "there is nothing here; \(paths) says what is where.")
            }
            return try answer(route, name, try SiteParameters(of: request, known: route.parameters))
        } catch let error as DashboardError {
            return ErrorDocument(error).response(status: error.status)
        } catch let error as HistoryError {
            return ErrorDocument(error).response(status: error.code == .notFound ? 503 : 500)
        } catch {
            return ErrorDocument(code: "failed", message: "\(error)").response(status: 500)
        }
    }

    private func answer(_ route: APIRoute, _ name: String, _ parameters: SiteParameters) throws -> SiteResponse {
        switch route {
        case .history:
            return .json(try history(parameters, of: parameters["target"]))
        case .targets:
            return .json(TargetsDocument(try history(parameters)))
        case .target:
            let targets = try history(parameters, of: name).targets
            return .json(targets.first ?? HistoryDocument.Target(withoutRounds: name))
        case .rounds:
            let range = try parameters.span(unlessGiven: Self.span, before: now)
            let limit = try parameters.limit(unlessGiven: 100, most: 10_000)
            return .json(RoundsDocument(try HistoryReader(path: path).rounds(in: range, limit: limit), in: range))
        case .health:
            return health
        case .description:
            return SiteResponse(type: "application/json", body: Self.description)
        }
    }

    private func history(_ parameters: SiteParameters, of target: String? = nil) throws -> HistoryDocument {
        let range = try parameters.span(unlessGiven: Self.span, before: now)
        let reader = try HistoryReader(path: path)
        if let target { try reader.checkTarget(target) }
        // A strip has as many parts as that of `keepwarm history --output json` into a pipe.
        let cells = HistoryTable.cells(width: nil)
        return HistoryDocument(try HistoryOverview(of: reader, in: range, target: target, cells: cells))
    }

    private var health: SiteResponse {
        let (response, latest) = SiteHealth.look(at: path, ticks: outlook?.ticks(at: now), now: now)
        return .json(HealthDocument(response, latest: latest), status: response.status)
    }

    /// How far back to look unless asked for more or less.
    static let span = Duration.seconds(86_400)

    private static let description = String(decoding: PackageResources.openapi_json, as: UTF8.self)
}
