/// All places that credentials come from, in the order in which AWS's own command line asks them.
///
/// The environment; a role of the profile; a web identity; single sign-on; keys in the file of credentials; a process;
/// keys in the file of settings; the endpoint of a container; the metadata of an instance.
public struct CredentialChain: CredentialSource {
    let name: String
    private let sources: [any CredentialSource]
    private let advice: String

    /// Creates the chain of a profile.
    public init(_ settings: AWSSettings, in surroundings: AWSSurroundings) {
        let profile = ProfileSources(settings, profile: settings.profile, in: surroundings)
        var sources: [any CredentialSource] = []
        if !settings.isProfileGiven { sources.append(EnvironmentCredentials(surroundings: surroundings)) }
        sources += profile.all(withEnvironment: !settings.isProfileGiven)
        sources.append(ContainerCredentials(surroundings: surroundings))
        sources.append(InstanceCredentials(surroundings: surroundings))
        self.sources = sources
        name = "any of the places that they come from"
        advice = " Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile that has them."
    }

    /// Creates the chain of a profile that another one names.
    init(_ sources: [any CredentialSource], ofProfile profile: String) {
        self.sources = sources
        name = "the profile '\(profile)'"
        advice = ""
    }

    /// The credentials of the first place that has some.
    ///
    /// - Throws: ``AWSError``, whose message names what was tried, in order; `CancellationError` when the surrounding
    ///   task is cancelled.
    func find() async throws -> CredentialSearch {
        var tried: [String] = []
        for source in sources {
            do {
                switch try await source.find() {
                case .found(let credentials): return .found(credentials)
                case .nothing(let reason): tried.append("\(source.name) (\(reason))")
                }
            } catch var error as AWSError {
                error.message = "Credentials from \(source.name): \(error.message)"
                if !tried.isEmpty { error.message += " Tried before: \(tried.joined(separator: "; "))." }
                throw error
            }
        }
        throw AWSError(
            .noCredentials,
            "There are no AWS credentials in \(name). Tried in order: \(tried.joined(separator: "; ")).\(advice)"
        )
    }
}
