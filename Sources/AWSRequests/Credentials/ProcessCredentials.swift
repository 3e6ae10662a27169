/// Credentials that a program of the user's prints.
struct ProcessCredentials: CredentialSource {
    let profile: String
    let command: String?
    let surroundings: AWSSurroundings

    var name: String { "the credential_process of the profile '\(profile)'" }

    private static let timeLimit = Duration.seconds(60)

    func find() async throws -> CredentialSearch {
        guard let command else { return .nothing("it has none") }
        guard let words = CommandWords.of(command), let program = words.first else {
            throw AWSError(.invalidSetting, "It is empty, or a quotation mark is missing.")
        }
        let end = try await run(program, words)
        guard end.status == 0 else {
            let complaint = end.complaint.isEmpty ? "" : ": \(end.complaint)"
            throw AWSError(.noCredentials, "'\(program)' ended with \(end.statusText)\(complaint).")
        }
        let document = try CredentialsDocument(end.output, from: "'\(program)'")
        guard document.integer("Version") == 1 else {
            throw AWSError(.invalidAnswer, "'\(program)' gave no credentials of version 1.")
        }
        return .found(try document.credentials(token: "SessionToken"))
    }

    private func run(_ program: String, _ words: [String]) async throws -> CredentialProcess.End {
        let process = try CredentialProcess(words, environment: surroundings.environment)
        guard let end = try await surroundings.within(Self.timeLimit, process.run) else {
            throw AWSError(
                .noCredentials,
                "'\(program)' did not end within \(Self.timeLimit.components.seconds) s."
            )
        }
        return end
    }
}
