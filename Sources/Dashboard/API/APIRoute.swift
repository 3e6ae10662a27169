/// The paths of the API, as `docs/openapi.json` has them.
enum APIRoute: String, CaseIterable {
    /// How all targets did, and how long rounds took.
    case history = "/api/v1/history"
    /// How all targets did.
    case targets = "/api/v1/targets"
    /// How one target did.
    case target = "/api/v1/targets/{name}"
    /// The rounds one by one.
    case rounds = "/api/v1/rounds"
    /// Whether rounds go on, and go well.
    case health = "/api/v1/health"
    /// The description of the API.
    case description = "/api/v1/openapi.json"

    /// The route of a path, and the name in it.
    static func find(_ path: String) -> (route: APIRoute, name: String)? {
        if let route = APIRoute(rawValue: path), route != .target { return (route, "") }
        let folder = targets.rawValue + "/"
        return path.hasPrefix(folder) ? (.target, String(path.dropFirst(folder.count))) : nil
    }

    /// The names of its parameters.
    var parameters: [String] {
        switch self {
        case .history: ["since", "target"]
        case .targets, .target: ["since"]
        case .rounds: ["since", "limit"]
        case .health, .description: []
        }
    }
}
