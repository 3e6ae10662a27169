/// Credentials of the role of an EC2 instance, from its metadata (IMDSv2).
struct InstanceCredentials: CredentialSource {
    let surroundings: AWSSurroundings

    var name: String { "the instance's metadata" }

    func find() async throws -> CredentialSearch {
        guard surroundings.variable("AWS_EC2_METADATA_DISABLED")?.lowercased() != "true" else {
            return .nothing("AWS_EC2_METADATA_DISABLED is true")
        }
        let endpoint = try endpoint()
        do {
            let token = try await send(
                AWSRequest(
                    "PUT",
                    to: endpoint,
                    path: "/latest/api/token",
                    headers: [AWSHeader("x-aws-ec2-metadata-token-ttl-seconds", "21600")]
                )
            )
            guard token.status == 200, let token = Self.line(token.body) else {
                return .nothing("\(endpoint) gave no token, status \(token.status)")
            }
            let folder = "/latest/meta-data/iam/security-credentials/"
            let header = AWSHeader("x-aws-ec2-metadata-token", token)
            let roles = try await send(AWSRequest("GET", to: endpoint, path: folder, headers: [header]))
            guard roles.status == 200, let role = Self.line(roles.body) else {
                return .nothing("the instance has no role")
            }
            let answer = try await send(
                AWSRequest("GET", to: endpoint, path: folder + PercentCoding.encoded(role), headers: [header])
            )
            guard answer.status == 200 else { return .nothing("\(endpoint) answered with status \(answer.status)") }
            return .found(try credentials(answer.body, from: "\(endpoint)"))
        } catch let error as AWSError where error.code == .noAnswer {
            // Most machines are no instance; and in a container the answer may be one hop too far away.
            return .nothing("\(endpoint) does not answer")
        }
    }

    private func credentials(_ body: [UInt8], from origin: String) throws(AWSError) -> AWSCredentials {
        let document = try CredentialsDocument(body, from: origin)
        if let code = document.text("Code"), code != "Success" {
            throw AWSError(.noCredentials, "\(origin) says '\(code.prefix(100))': the instance cannot use its role.")
        }
        let found = try document.credentials(token: "Token")
        let now = surroundings.now()
        guard !found.isGood(at: now) else { return found }
        // When the service that renews them is down, old ones stay valid: "static stability" of AWS's SDKs.
        return try AWSCredentials(
            accessKeyID: found.accessKeyID,
            secretAccessKey: found.secretAccessKey,
            sessionToken: found.sessionToken,
            expiration: now.advanced(by: .seconds(600) + .seconds(300) * surroundings.random())
        )
    }

    private func endpoint() throws(AWSError) -> AWSEndpoint {
        if let url = surroundings.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT") { return try AWSEndpoint(url) }
        let isIPv6 = surroundings.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")?.lowercased() == "ipv6"
        return AWSEndpoint(isSecure: false, host: isIPv6 ? "fd00:ec2::254" : "169.254.169.254")
    }

    /// Short, since on a machine that is no instance every command waits for it; `AWS_METADATA_SERVICE_TIMEOUT` has the
    /// seconds.
    private func send(_ request: AWSRequest) async throws -> AWSResponse {
        let seconds = surroundings.variable("AWS_METADATA_SERVICE_TIMEOUT").flatMap { Int64($0) } ?? 1
        return try await surroundings.transport.send(request, timeout: .seconds(min(max(seconds, 1), 60)))
    }

    /// The first line, if it can stand in a header.
    private static func line(_ body: [UInt8]) -> String? {
        let line = body.prefix { $0 > UInt8(ascii: " ") && $0 < 0x7f }
        return line.isEmpty || line.count > 4096 ? nil : String(decoding: line, as: UTF8.self)
    }
}
