/// What the emulator takes from the world around it.
public struct Surroundings: Sendable {
    /// Any number: environment and request ids come from it, and the choices when no seed is set.
    public var entropy: UInt64

    /// Variables that every function gets beneath its own, such as credentials and `AWS_ENDPOINT_URL_LAMBDA`.
    ///
    /// Nothing else of the emulator's own environment reaches a function, as nothing does on Lambda.
    public var variables: [String: String]

    /// Where log lines go.
    public var log: any LogSink

    /// Creates surroundings.
    public init(entropy: UInt64, variables: [String: String] = [:], log: any LogSink = DiscardedLog()) {
        self.entropy = entropy
        self.variables = variables
        self.log = log
    }
}
