/// What Lambda says of a function, as far as warming is concerned.
public struct LambdaFunction: Hashable, Sendable {
    /// The name.
    public var name: String

    /// The ARN, with a qualifier where one was asked for.
    public var arn: String

    /// The version.
    public var version: String?

    /// Whether it can be invoked, such as `Active`, `Pending` or `Inactive`.
    ///
    /// Lists of functions do not have it.
    public var state: String?

    /// Why it is in its state.
    public var stateReason: String?

    /// How the last change went: `Successful`, `Failed` or `InProgress`.
    public var lastUpdateStatus: String?

    /// How much memory it has, in megabytes.
    public var memorySize: Int?

    /// How long an invocation may take, in seconds.
    public var timeout: Int?

    /// The runtime, such as `provided.al2023`; `nil` for a container image.
    public var runtime: String?
}

extension LambdaFunction: Decodable {
    private enum CodingKeys: String, CodingKey {
        case name = "FunctionName"
        case arn = "FunctionArn"
        case version = "Version"
        case state = "State"
        case stateReason = "StateReason"
        case lastUpdateStatus = "LastUpdateStatus"
        case memorySize = "MemorySize"
        case timeout = "Timeout"
        case runtime = "Runtime"
    }
}
