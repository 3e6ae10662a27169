/// A role to act as.
public struct AssumedRole: Hashable, Sendable {
    /// The role's ARN.
    public var arn: String

    /// What the session is called in AWS's logs; `keepwarm-` and the time unless set.
    public var sessionName: String?

    /// What the role's owner may ask for.
    public var externalID: String?

    /// How long the credentials shall live; an hour unless set.
    public var duration: Duration?

    /// Creates a role.
    public init(arn: String, sessionName: String? = nil, externalID: String? = nil, duration: Duration? = nil) {
        self.arn = arn
        self.sessionName = sessionName
        self.externalID = externalID
        self.duration = duration
    }
}

/// Credentials of a role, assumed with those of a client.
struct RoleCredentials: CredentialSource {
    let role: AssumedRole
    let client: AWSClient

    var name: String { "the role '\(role.arn)'" }

    func find() async throws -> CredentialSearch {
        .found(try await client.assume(role))
    }
}
