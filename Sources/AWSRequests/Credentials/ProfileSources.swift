/// The places that a profile may name for its credentials.
struct ProfileSources: Sendable {
    let settings: AWSSettings
    let profile: String
    let surroundings: AWSSurroundings

    /// The profiles whose roles led here, so that two that name each other are noticed.
    var visited: [String] = []

    init(_ settings: AWSSettings, profile: String, visited: [String] = [], in surroundings: AWSSurroundings) {
        self.settings = settings
        self.profile = profile
        self.visited = visited
        self.surroundings = surroundings
    }

    private var values: Profiles.Profile? { settings.profiles[profile] }

    /// All places, in the order in which AWS's own command line asks them.
    ///
    /// - Parameter withEnvironment: Whether a web identity of the environment counts.
    /// - Returns: The places, of which most have nothing.
    func all(withEnvironment: Bool) -> [any CredentialSource] {
        let identity = WebIdentityCredentials(
            settings: settings,
            profile: profile,
            isEnvironmentUsed: withEnvironment,
            surroundings: surroundings
        )
        guard let values else {
            let places = settings.profiles.places
            return [NoCredentials(name: "the profile '\(profile)'", reason: "there is none in \(places)"), identity]
        }
        return [ProfileRoleCredentials(sources: self), identity] + withoutRole(values)
    }

    /// Where a role of another profile gets the credentials that it is assumed with.
    func forRole() throws(AWSError) -> any CredentialSource {
        guard let values else {
            throw AWSError(
                .invalidSetting,
                "The profile '\(visited.last ?? profile)' has the source_profile '\(profile)', which does not exist."
            )
        }
        // A profile may name itself, for keys that stand beside its role.
        let hasKeys = values["aws_access_key_id"] != nil || values["aws_secret_access_key"] != nil
        guard !visited.contains(profile) || (visited.last == profile && hasKeys) else {
            throw AWSError(
                .invalidSetting,
                "The roles of profiles go round in a circle: \((visited + [profile]).joined(separator: ", "))."
            )
        }
        return CredentialChain(hasKeys ? withoutRole(values) : all(withEnvironment: false), ofProfile: profile)
    }

    private func withoutRole(_ values: Profiles.Profile) -> [any CredentialSource] {
        let profiles = settings.profiles
        return [
            SSOCredentials(settings: settings, profile: profile, surroundings: surroundings),
            KeyCredentials(profile: profile, path: profiles.credentialsPath, values: values.credentials),
            ProcessCredentials(profile: profile, command: values["credential_process"], surroundings: surroundings),
            KeyCredentials(profile: profile, path: profiles.configPath, values: values.settings),
        ]
    }
}

/// A place that is not there.
struct NoCredentials: CredentialSource {
    let name: String
    let reason: String

    func find() -> CredentialSearch { .nothing(reason) }
}

/// Keys that stand in a file.
struct KeyCredentials: CredentialSource {
    let profile: String
    let path: String?
    let values: [String: String]

    var name: String { "the profile '\(profile)' in \(path ?? "a file")" }

    func find() throws(AWSError) -> CredentialSearch {
        let id = values["aws_access_key_id"]
        let secret = values["aws_secret_access_key"]
        if id == nil, secret == nil { return .nothing("it has no aws_access_key_id") }
        guard let id, let secret else {
            let missing = id == nil ? "aws_access_key_id" : "aws_secret_access_key"
            throw AWSError(.invalidCredentials, "It has no '\(missing)'.")
        }
        return .found(
            try AWSCredentials(
                accessKeyID: id,
                secretAccessKey: secret,
                sessionToken: values["aws_session_token"] ?? values["aws_security_token"]
            )
        )
    }
}
