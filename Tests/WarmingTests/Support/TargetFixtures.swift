import Warming

extension Target {
    /// A target of that name.
    static func named(
        _ name: String,
        environments: Int = 1,
        timeout: Duration = .seconds(10)
    ) throws -> Target {
        try Target(
            name: name,
            endpoint: HTTPEndpoint(url: HTTPURL("https://api.example.com/\(name)")),
            environments: environments,
            timeout: timeout
        )
    }

    /// Targets named `t0`, `t1` and so on.
    static func numbered(_ count: Int) throws -> [Target] {
        try (0..<count).map { try named("t\($0)") }
    }
}
