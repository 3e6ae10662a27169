/// What requests are signed with.
///
/// Neither a description nor a debugger shows more of it than the id of the key, which is no secret.
public struct AWSCredentials: Hashable, Sendable {
    /// The id of the access key.
    public let accessKeyID: String

    /// The secret access key.
    public let secretAccessKey: String

    /// The token that goes with a temporary key.
    public let sessionToken: String?

    /// When a temporary key ends; `nil` for one that does not, or when nobody said.
    public let expiration: WallTime?

    /// Creates credentials.
    ///
    /// - Throws: ``AWSError`` with code ``AWSError/Code/invalidCredentials`` when a part is empty, or has blanks, line
    ///   breaks or other characters that no key has and no header may have.
    public init(
        accessKeyID: String,
        secretAccessKey: String,
        sessionToken: String? = nil,
        expiration: WallTime? = nil
    ) throws(AWSError) {
        self.accessKeyID = try Self.checked(accessKeyID, "access key id")
        self.secretAccessKey = try Self.checked(secretAccessKey, "secret access key")
        // An empty variable is how many tools say that there is no token.
        self.sessionToken =
            if let sessionToken, !sessionToken.isEmpty {
                try Self.checked(sessionToken, "session token")
            } else {
                nil
            }
        self.expiration = expiration
    }

    private static func checked(_ part: String, _ name: String) throws(AWSError) -> String {
        guard !part.isEmpty else { throw AWSError(.invalidCredentials, "The \(name) is empty.") }
        guard part.utf8.allSatisfy({ 0x21...0x7e ~= $0 }) else {
            throw AWSError(.invalidCredentials, "The \(name) has a blank, a line break or another character too many.")
        }
        return part
    }
}

extension AWSCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The id of the key.
    public var description: String { "AWSCredentials(\(accessKeyID))" }

    /// The id of the key.
    public var debugDescription: String { description }

    /// Nothing but the id of the key.
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}
