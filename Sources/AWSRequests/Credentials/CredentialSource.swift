/// A place that credentials come from.
protocol CredentialSource: Sendable {
    /// What it is, for a person: "the environment".
    var name: String { get }

    /// Looks for credentials.
    ///
    /// - Returns: The credentials, or why this place has none, so that the next one is asked.
    /// - Throws: ``AWSError`` when the place has been set up and does not work, so that no other one should step in for
    ///   it unseen; `CancellationError` when the surrounding task is cancelled.
    func find() async throws -> CredentialSearch
}

/// What came of looking for credentials in one place.
enum CredentialSearch: Sendable {
    /// There they are.
    case found(AWSCredentials)
    /// There are none, and why, in a few words without a full stop.
    case nothing(String)
}

extension CredentialSource {
    /// The credentials of this place, which must have some.
    func credentials() async throws -> AWSCredentials {
        switch try await find() {
        case .found(let credentials): return credentials
        case .nothing(let reason): throw AWSError(.noCredentials, "There are no credentials in \(name): \(reason).")
        }
    }
}
