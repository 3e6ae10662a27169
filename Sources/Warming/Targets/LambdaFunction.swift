/// A Lambda function that is invoked directly, and how its pings look.
public struct LambdaFunction: Hashable, Sendable {
    /// The name, a partial ARN or a full ARN, without a qualifier.
    public let name: String

    /// The alias or the version to invoke; `nil` for the unpublished version.
    ///
    /// The one that callers use must be the one that is warmed: each version has environments of its own.
    public let qualifier: String?

    /// The AWS region; `nil` for the one of the surroundings.
    public let region: String?

    /// The ARN of a role to take on for the invocation; `nil` for the credentials of the surroundings.
    public let role: String?

    /// What the function recognises as a ping.
    public let dialect: Dialect

    /// The bytes that ``Dialect/raw`` sends; with any other dialect `nil`.
    public let payload: [UInt8]?

    /// Creates a function to ping.
    ///
    /// - Parameters:
    ///   - name: The name, a partial ARN or a full ARN (Lambda API, `FunctionName`). A qualifier may stand behind it,
    ///     `orders:live`.
    ///   - qualifier: The alias or the version; `nil` for the one that `name` has, if any.
    ///   - region: The AWS region; `nil` for the one that the ARN has, if any.
    ///   - role: The ARN of a role to take on.
    ///   - dialect: What the function recognises as a ping; with a payload, ``Dialect/raw`` unless told otherwise.
    ///   - payload: The bytes that are sent as they are.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidFunction`` that names the value.
    public init(
        name: String,
        qualifier: String? = nil,
        region: String? = nil,
        role: String? = nil,
        dialect: Dialect? = nil,
        payload: [UInt8]? = nil
    ) throws(WarmingError) {
        let parts = try FunctionName(name)
        if let qualifier {
            guard FunctionName.isQualifier(qualifier) else { throw Self.refusal(ofQualifier: qualifier) }
            guard parts.qualifier == nil || parts.qualifier == qualifier else {
                throw WarmingError(
                    .invalidFunction,
                    "'\(name)' has a qualifier already, and it is not '\(qualifier)'; write one of them."
                )
            }
        }
        if let region {
            guard FunctionName.isRegion(region) else {
                throw WarmingError(.invalidFunction, "'\(region)' is not a region; write one like eu-central-1.")
            }
            guard parts.region == nil || parts.region == region else {
                throw WarmingError(
                    .invalidFunction,
                    "'\(name)' is in another region than '\(region)'; write one of them."
                )
            }
        }
        if let role, !FunctionName.isRole(role) {
            throw WarmingError(
                .invalidFunction,
                "'\(role)' is not the ARN of a role; write arn:aws:iam::123456789012:role/NAME."
            )
        }
        let dialect = dialect ?? (payload == nil ? .keepwarm : .raw)
        guard (payload != nil) == (dialect == .raw) else {
            throw WarmingError(
                .invalidFunction,
                dialect == .raw
                    ? "The dialect 'raw' sends a payload as it is; write one."
                    : "A payload is sent with the dialect 'raw' only, and not with '\(dialect)'; leave one of them out."
            )
        }
        self.name = parts.name
        self.qualifier = qualifier ?? parts.qualifier
        self.region = region ?? parts.region
        self.role = role
        self.dialect = dialect
        self.payload = payload
    }

    /// The function's name, with its qualifier behind a colon, and nothing else of an ARN.
    public var shownName: String {
        let short = name.split(separator: ":").last.map(String.init) ?? name
        return qualifier.map { "\(short):\($0)" } ?? short
    }

    private static func refusal(ofQualifier text: String) -> WarmingError {
        WarmingError(.invalidFunction, "'\(text)' is not an alias or a version; write one like live, 7 or $LATEST.")
    }
}

extension LambdaFunction: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name with its qualifier.
    public var description: String { shownName }

    /// The name with its qualifier.
    public var debugDescription: String { description }

    /// Shows no payload: it may hold a secret.
    public var customMirror: Mirror {
        Mirror(
            self,
            children: [
                "name": name, "qualifier": qualifier as Any, "region": region as Any, "role": role as Any,
                "dialect": dialect,
            ]
        )
    }
}
