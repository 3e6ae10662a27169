extension AWSClient {
    /// How long one attempt to get temporary credentials may take.
    static let credentialTimeout = Duration.seconds(10)

    /// Assumes a role.
    func assume(_ role: AssumedRole) async throws -> AWSCredentials {
        try await tokens("AssumeRole", role, isSigned: true)
    }

    /// Assumes a role with the token of an identity that AWS does not know itself.
    func assume(_ role: AssumedRole, identityToken: String) async throws -> AWSCredentials {
        try await tokens("AssumeRoleWithWebIdentity", role, identityToken: identityToken, isSigned: false)
    }

    private func tokens(
        _ action: String,
        _ role: AssumedRole,
        identityToken: String? = nil,
        isSigned: Bool
    ) async throws -> AWSCredentials {
        let session = role.sessionName ?? "keepwarm-\(surroundings.now().millisecondsSince1970 / 1000)"
        var form = [
            ("Action", action), ("Version", "2011-06-15"), ("RoleArn", role.arn), ("RoleSessionName", session),
        ]
        if let externalID = role.externalID { form.append(("ExternalId", externalID)) }
        if let duration = role.duration { form.append(("DurationSeconds", "\(duration.components.seconds)")) }
        if let identityToken { form.append(("WebIdentityToken", identityToken)) }
        let call = AWSCall(
            service: "sts",
            method: "POST",
            path: "/",
            headers: [AWSHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
            body: Array(PercentCoding.form(form.map { (name: $0.0, value: $0.1) }).utf8)
        )
        let answer = try await send(call, timeout: Self.credentialTimeout, isSigned: isSigned)
        guard let id = XMLText.element("AccessKeyId", of: answer.body),
            let secret = XMLText.element("SecretAccessKey", of: answer.body),
            let end = XMLText.element("Expiration", of: answer.body).flatMap(WallTime.init(iso8601:))
        else {
            throw AWSError(.invalidAnswer, "STS gave no credentials for the role '\(role.arn)'.")
        }
        return try AWSCredentials(
            accessKeyID: id,
            secretAccessKey: secret,
            sessionToken: XMLText.element("SessionToken", of: answer.body),
            expiration: end
        )
    }
}
