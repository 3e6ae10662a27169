/// The role of a profile, assumed with the credentials of another profile or of another place.
struct ProfileRoleCredentials: CredentialSource {
    let sources: ProfileSources

    private var profile: String { sources.profile }

    var name: String { "the role of the profile '\(profile)'" }

    func find() async throws -> CredentialSearch {
        guard let values = sources.settings.profiles[profile], let arn = values["role_arn"] else {
            return .nothing("it has no role_arn")
        }
        guard values["web_identity_token_file"] == nil else { return .nothing("it is for a web identity") }
        guard values["mfa_serial"] == nil else {
            throw AWSError(
                .invalidSetting,
                "The profile '\(profile)' has an mfa_serial, and nobody is here to be asked for a code. Put temporary "
                    + "credentials into the environment instead."
            )
        }
        var duration: Duration?
        if let text = values["duration_seconds"] {
            guard let seconds = Int64(text), 900...43_200 ~= seconds else {
                throw AWSError(.invalidSetting, "The duration_seconds of the profile '\(profile)' is not 900 to 43200.")
            }
            duration = .seconds(seconds)
        }
        let role = AssumedRole(
            arn: arn,
            sessionName: values["role_session_name"],
            externalID: values["external_id"],
            duration: duration
        )
        let client = try AWSClient(
            sources.settings,
            credentials: CachedCredentials(try source(values), in: sources.surroundings),
            in: sources.surroundings
        )
        return .found(try await client.assume(role))
    }

    /// Where the credentials come from that the role is assumed with.
    private func source(_ values: Profiles.Profile) throws(AWSError) -> any CredentialSource {
        switch (values["source_profile"], values["credential_source"]) {
        case (let other?, nil):
            return try ProfileSources(
                sources.settings,
                profile: other,
                visited: sources.visited + [profile],
                in: sources.surroundings
            ).forRole()
        case (nil, "Environment"): return EnvironmentCredentials(surroundings: sources.surroundings)
        case (nil, "EcsContainer"): return ContainerCredentials(surroundings: sources.surroundings)
        case (nil, "Ec2InstanceMetadata"): return InstanceCredentials(surroundings: sources.surroundings)
        case (nil, let place?):
            throw AWSError(
                .invalidSetting,
                "The credential_source '\(place)' of the profile '\(profile)' is not known; it is Environment, "
                    + "EcsContainer or Ec2InstanceMetadata."
            )
        case (_?, _?):
            throw AWSError(
                .invalidSetting,
                "The profile '\(profile)' has a source_profile and a credential_source; it may have one of them."
            )
        case (nil, nil):
            throw AWSError(
                .invalidSetting,
                "The profile '\(profile)' has a role_arn, and neither source_profile nor credential_source."
            )
        }
    }
}
