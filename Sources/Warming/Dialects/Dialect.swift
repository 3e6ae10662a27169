/// The payload that a warmed function recognises as a ping.
///
/// A struct, not a public enum, so that a later release can add a dialect without breaking callers.
public struct Dialect: Hashable, Sendable {
    /// The stable name, as a configuration has it.
    public let name: String

    /// Who makes several environments busy when a target asks for several.
    let fanOut: FanOut

    /// Whether a ping can ask its environment to stay busy for a while.
    public let hasHold: Bool

    /// Who makes several environments busy.
    enum FanOut: Hashable, Sendable {
        /// We do: one ping for each environment.
        case pings
        /// The function does: it is sent one ping with the number, and invokes itself.
        case function
    }

    private init(_ name: String, fanOut: FanOut = .pings, hasHold: Bool = false) {
        self.name = name
        self.fanOut = fanOut
        self.hasHold = hasHold
    }

    /// Our own, which `Warmup` answers: `{"keepwarm":{…}}`.
    public static let keepwarm = Dialect("keepwarm", hasHold: true)

    /// That of jeremydaly/lambda-warmer: `{"warmer":true,"concurrency":3}`.
    public static let lambdaWarmer = Dialect("lambda-warmer", fanOut: .function)

    /// That of robhowley/lambda-warmer-py, which reads the same as lambda-warmer.
    public static let lambdaWarmerPy = Dialect("lambda-warmer-py", fanOut: .function)

    /// That of serverless-plugin-warmup, whose source stands in the client context as well.
    public static let serverlessPluginWarmup = Dialect("serverless-plugin-warmup")

    /// That of OpenNext and SST.
    public static let openNext = Dialect("opennext", hasHold: true)

    /// That of Bref: `{"warmer":true}`.
    public static let bref = Dialect("bref")

    /// That of Thundra: `"#warmup wait=100"`.
    public static let thundra = Dialect("thundra", hasHold: true)

    /// That of the tag-based Terraform warmer: `{"action":"PREWARM"}`.
    public static let prewarm = Dialect("prewarm")

    /// A payload of one's own.
    public static let raw = Dialect("raw")

    /// Every dialect, in the order in which help texts list them.
    public static let all = [
        keepwarm, lambdaWarmer, lambdaWarmerPy, serverlessPluginWarmup, openNext, bref, thundra, prewarm, raw,
    ]

    /// Reads a dialect's name.
    ///
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidDialect`` that names the value and what is meant.
    public init(_ name: some StringProtocol) throws(WarmingError) {
        guard let known = Self.all.first(where: { $0.name == name }) else {
            let meant = SpellingSuggestion.closest(to: name, among: Self.all.map(\.name))
            throw WarmingError(
                .invalidDialect,
                "'\(name)' is not a dialect; "
                    + (meant.map { "did you mean '\($0)'?" }
                        ?? "write one of \(Self.all.map(\.name).joined(separator: ", ")).")
            )
        }
        self = known
    }

    /// Whether the function fans out by itself, so that it gets one ping however many environments it is to have.
    public var leavesFanOutToFunction: Bool { fanOut == .function }
}

extension Dialect: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}
