/// Credentials in the environment's variables, where Lambda puts those of a function.
struct EnvironmentCredentials: CredentialSource {
    let surroundings: AWSSurroundings

    var name: String { "the environment" }

    func find() throws(AWSError) -> CredentialSearch {
        guard let id = surroundings.variable("AWS_ACCESS_KEY_ID") else {
            return .nothing("AWS_ACCESS_KEY_ID is not set")
        }
        guard let secret = surroundings.variable("AWS_SECRET_ACCESS_KEY") else {
            throw AWSError(.invalidCredentials, "AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not.")
        }
        return .found(
            try AWSCredentials(
                accessKeyID: id,
                secretAccessKey: secret,
                sessionToken: surroundings.variable("AWS_SESSION_TOKEN"),
                expiration: surroundings.variable("AWS_CREDENTIAL_EXPIRATION").flatMap(WallTime.init(iso8601:))
            )
        )
    }
}
