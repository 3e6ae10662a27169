/// A ping as it was recognised.
struct ReceivedPing: Hashable, Sendable {
    /// Whose ping it is, which decides about the reply.
    var dialect: PingDialect

    /// How long it asks the environment to stay busy.
    var hold: Duration = .zero

    /// What a ping of our own says of itself, for its signature to be checked.
    var claim: PingClaim?
}

/// Those whose pings are recognised, by what they want to hear.
enum PingDialect: Hashable, Sendable {
    /// Keepwarm, in an event, a header or by a path.
    case keepwarm
    /// lambda-warmer of JavaScript, its Python twin and its Go cousin.
    case lambdaWarmer
    /// The warmer of .NET, which expects no bytes.
    case dotNet
    /// Bref.
    case bref
    /// OpenNext and SST.
    case openNext
    /// Thundra.
    case thundra
    /// Warmers that look at no reply: serverless-plugin-warmup, its namesakes, and what tags a function for Terraform.
    case unheard
}
