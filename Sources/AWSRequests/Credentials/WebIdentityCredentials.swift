/// A role assumed with the token of an identity that AWS does not know itself, such as a Kubernetes service account's.
struct WebIdentityCredentials: CredentialSource {
    let settings: AWSSettings
    let profile: String
    let isEnvironmentUsed: Bool
    let surroundings: AWSSurroundings

    var name: String { "a web identity" }

    func find() async throws -> CredentialSearch {
        guard let path = setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else {
            return .nothing(
                "\(isEnvironmentUsed ? "AWS_WEB_IDENTITY_TOKEN_FILE" : "web_identity_token_file") is not set"
            )
        }
        guard let arn = setting("AWS_ROLE_ARN", "role_arn") else {
            throw AWSError(.invalidSetting, "AWS_WEB_IDENTITY_TOKEN_FILE is set, and AWS_ROLE_ARN is not.")
        }
        let role = AssumedRole(arn: arn, sessionName: setting("AWS_ROLE_SESSION_NAME", "role_session_name"))
        // Read each time: whoever runs this program renews the file.
        let token = try SmallFile.readLine(path)
        let nobody = CachedCredentials(NoCredentials(name: name, reason: "none are needed"), in: surroundings)
        let client = try AWSClient(settings, credentials: nobody, in: surroundings)
        return .found(try await client.assume(role, identityToken: token))
    }

    private func setting(_ variable: String, _ key: String) -> String? {
        (isEnvironmentUsed ? surroundings.variable(variable) : nil) ?? settings.profiles[profile]?[key]
    }
}
