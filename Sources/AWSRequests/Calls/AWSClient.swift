/// Calls services of AWS in one region, with one set of credentials.
///
/// A value: copies for another region or another role share the transport and what they can of the credentials.
public struct AWSClient: Sendable {
    /// The region.
    public let region: String

    /// How many times a call is sent at most, when it fails and may be sent again: 3 unless set.
    public var attempts = 3

    let settings: AWSSettings
    let credentials: CachedCredentials
    let surroundings: AWSSurroundings

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - settings: Profile, region and endpoints.
    ///   - credentials: What to sign with; what the settings' profile and the surroundings have unless given.
    ///   - surroundings: The transport, and what else comes from outside.
    /// - Throws: ``AWSError`` when no region is set.
    public init(
        _ settings: AWSSettings,
        credentials: CachedCredentials? = nil,
        in surroundings: AWSSurroundings
    ) throws(AWSError) {
        self.init(
            settings,
            region: try settings.region(),
            credentials: credentials
                ?? CachedCredentials(CredentialChain(settings, in: surroundings), in: surroundings),
            surroundings: surroundings
        )
    }

    init(
        _ settings: AWSSettings,
        region: String,
        credentials: CachedCredentials,
        surroundings: AWSSurroundings
    ) {
        self.region = region
        self.settings = settings
        self.credentials = credentials
        self.surroundings = surroundings
    }

    /// The same client in another region.
    ///
    /// - Throws: ``AWSError`` when that is no name of a region.
    public func inRegion(_ region: String) throws(AWSError) -> AWSClient {
        var client = AWSClient(
            settings,
            region: try AWSSettings.checked(region),
            credentials: credentials,
            surroundings: surroundings
        )
        client.attempts = attempts
        return client
    }

    /// A client that acts as a role, which this one's credentials may assume.
    ///
    /// The role is assumed when it is first needed.
    public func assuming(_ role: AssumedRole) -> AWSClient {
        let source = RoleCredentials(role: role, client: self)
        var client = AWSClient(
            settings,
            region: region,
            credentials: CachedCredentials(source, in: surroundings),
            surroundings: surroundings
        )
        client.attempts = attempts
        return client
    }

    /// Sends a call, and sends it again where that may help.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - timeout: How long one attempt may take.
    ///   - isSigned: Whether it is signed; a few calls must not be.
    /// - Returns: The answer, whose status says that all is well.
    /// - Throws: ``AWSError``, that of the last attempt; `CancellationError` when the surrounding task is cancelled.
    func send(_ call: AWSCall, timeout: Duration, isSigned: Bool = true) async throws -> AWSResponse {
        let plan = RetryPlan(attempts: attempts)
        var attempt = 1
        var hasRenewedCredentials = false
        while true {
            let key = isSigned ? try await credentials.current() : nil
            do {
                return try await sendOnce(call, key: key, timeout: timeout)
            } catch let error as AWSError {
                if let key, error.isAboutExpiredCredentials, !hasRenewedCredentials {
                    // Somebody ended them early. AWS did nothing, so this is no attempt.
                    hasRenewedCredentials = true
                    credentials.forget(key)
                    continue
                }
                let pause = plan.pause(
                    after: error,
                    attempt: attempt,
                    repeatability: call.repeatability,
                    random: surroundings.random()
                )
                guard let pause else { throw error }
                attempt += 1
                try await surroundings.sleep(pause)
            }
        }
    }

    private func sendOnce(_ call: AWSCall, key: AWSCredentials?, timeout: Duration) async throws -> AWSResponse {
        var request = call.request(at: try settings.endpoint(of: call.service, in: region))
        if let key {
            let signer = RequestSigner(service: call.service, region: region)
            request = signer.signed(request, with: key, at: surroundings.now())
        }
        let answer = try await surroundings.transport.send(request, timeout: timeout)
        guard 200..<300 ~= answer.status else { throw AWSError(answer) }
        return answer
    }
}
