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

/// A generator that gives the same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
