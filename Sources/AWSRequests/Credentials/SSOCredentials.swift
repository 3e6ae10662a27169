import Digests

/// A role of a profile that somebody signed on for with `aws sso login`.
struct SSOCredentials: CredentialSource {
    let settings: AWSSettings
    let profile: String
    let surroundings: AWSSurroundings

    var name: String { "single sign-on of the profile '\(profile)'" }

    func find() async throws -> CredentialSearch {
        guard let values = settings.profiles[profile],
            values["sso_role_name"] != nil || values["sso_account_id"] != nil
        else { return .nothing("it has no sso_role_name") }
        let session = values["sso_session"]
        var sessionValues: [String: String] = [:]
        if let session {
            guard let found = settings.profiles.ssoSessions[session] else {
                throw AWSError(.invalidSetting, "There is no section [sso-session \(session)].")
            }
            sessionValues = found
        }
        func required(_ key: String) throws(AWSError) -> String {
            guard let value = values[key] ?? sessionValues[key] else {
                throw AWSError(.invalidSetting, "The profile '\(profile)' has no '\(key)'.")
            }
            return value
        }
        let role = try required("sso_role_name")
        let account = try required("sso_account_id")
        let region = try required("sso_region")
        let token = try token(session: try session ?? required("sso_start_url"))

        let nobody = CachedCredentials(NoCredentials(name: name, reason: "none are needed"), in: surroundings)
        let client = AWSClient(
            settings,
            region: try AWSSettings.checked(region),
            credentials: nobody,
            surroundings: surroundings
        )
        let call = AWSCall(
            service: "sso",
            method: "GET",
            path: "/federation/credentials",
            query: [("role_name", role), ("account_id", account)],
            headers: [AWSHeader("x-amz-sso_bearer_token", token)]
        )
        do {
            let answer = try await client.send(call, timeout: AWSClient.credentialTimeout, isSigned: false)
            return .found(
                try CredentialsDocument(answer.body, from: "Single sign-on").part("roleCredentials").credentials(
                    id: "accessKeyId",
                    secret: "secretAccessKey",
                    token: "sessionToken",
                    expiration: "expiration"
                )
            )
        } catch let error as AWSError where error.status == 401 {
            throw expired
        }
    }

    /// The token that signing on has left behind, in a file that is named after the session or the start URL.
    private func token(session: String) throws(AWSError) -> String {
        guard let home = surroundings.variable("HOME") else {
            throw AWSError(.invalidSetting, "HOME is not set, so that nobody knows where the token is.")
        }
        let path = "\(home)/.aws/sso/cache/\(SHA1Digest.of(Array(session.utf8)).hexadecimal).json"
        guard let bytes = try SmallFile.read(path) else { throw expired }
        let document = try CredentialsDocument(bytes, from: "'\(path)'")
        guard let token = document.text("accessToken"), token.utf8.allSatisfy({ 0x21...0x7e ~= $0 }),
            let end = document.text("expiresAt").flatMap(WallTime.init(iso8601:))
        else { throw AWSError(.invalidAnswer, "'\(path)' has no accessToken, or no expiresAt.") }
        guard surroundings.now() < end else { throw expired }
        return token
    }

    private var expired: AWSError {
        AWSError(.invalidCredentials, "Nobody is signed on. Run: aws sso login --profile \(profile)")
    }
}
