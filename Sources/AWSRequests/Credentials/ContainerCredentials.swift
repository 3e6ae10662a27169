/// Credentials that the surroundings of a container hand out over HTTP: ECS, EKS Pod Identity and others.
struct ContainerCredentials: CredentialSource {
    let surroundings: AWSSurroundings

    var name: String { "the container's endpoint" }

    private static let attempts = 3
    private static let timeout = Duration.seconds(2)

    /// Where ECS answers, and EKS: the only hosts beside this machine that may be asked without encryption.
    private static let hosts: Set = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost", "::1"]

    func find() async throws -> CredentialSearch {
        let url: String
        if let path = surroundings.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
            url = "http://169.254.170.2\(path)"
        } else if let full = surroundings.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") {
            url = full
        } else {
            return .nothing("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set")
        }
        var request = try Self.request(url)
        request.headers.append(AWSHeader("Accept", "application/json"))
        if let token = try token() { request.headers.append(AWSHeader("Authorization", token)) }
        let answer = try await answer(to: request)
        return .found(try CredentialsDocument(answer.body, from: "\(request.endpoint)").credentials(token: "Token"))
    }

    private func answer(to request: AWSRequest) async throws -> AWSResponse {
        var attempt = 1
        while true {
            do {
                let answer = try await surroundings.transport.send(request, timeout: Self.timeout)
                guard answer.status != 200 else { return answer }
                throw AWSError(.noCredentials, "\(request.endpoint) answered with status \(answer.status).")
            } catch let error as AWSError {
                guard attempt < Self.attempts else { throw error }
                attempt += 1
                try await surroundings.sleep(.seconds(1))
            }
        }
    }

    /// What the endpoint wants to see, read each time: a file of it is renewed.
    private func token() throws(AWSError) -> String? {
        let token =
            if let path = surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
                try SmallFile.readLine(path)
            } else {
                surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN")
            }
        guard token?.utf8.allSatisfy({ 0x20...0x7e ~= $0 }) != false else {
            throw AWSError(.invalidCredentials, "The token for the container's endpoint has a line break in it.")
        }
        return token
    }

    /// The request for a URL, if it is one that may be trusted.
    private static func request(_ url: String) throws(AWSError) -> AWSRequest {
        let scheme = url.prefix { $0 != "/" }
        let authority = url.dropFirst(scheme.utf8.count + 2).prefix { $0 != "/" && $0 != "?" }
        let target = url.dropFirst(scheme.utf8.count + 2 + authority.utf8.count)
        let path = target.prefix { $0 != "?" }
        guard url.utf8.allSatisfy({ 0x21...0x7e ~= $0 }), !url.contains("#") else {
            throw AWSError(.invalidSetting, "The URL of the container's endpoint has a character that no URL has.")
        }
        let endpoint = try AWSEndpoint("\(scheme)//\(authority)")
        guard endpoint.isSecure || hosts.contains(endpoint.host) || isLoopback(endpoint.host) else {
            throw AWSError(
                .invalidSetting,
                "\(endpoint) is no endpoint of a container: without https it is on this machine, 169.254.170.2, "
                    + "169.254.170.23 or [fd00:ec2::23]."
            )
        }
        return AWSRequest(
            "GET",
            to: endpoint,
            path: path.isEmpty ? "/" : String(path),
            query: String(target.dropFirst(path.utf8.count + 1))
        )
    }

    /// Whether a host is an address of 127.0.0.0/8, and not a name that begins like one.
    private static func isLoopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
