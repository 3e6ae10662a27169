import Testing

@testable import AWSRequests

@Suite("Credentials of containers and instances", .timeLimit(.minutes(5)))
struct EndpointCredentialTests {
    private let world = TestWorld()

    private static let document = """
        {"RoleArn":"arn:aws:iam::1:role/a","AccessKeyId":"ASIAHTTP","SecretAccessKey":"httpsecret","Token":"httptoken",
        "Expiration":"2025-11-26T04:00:00Z","Code":"Success"}
        """

    private func find(
        _ environment: [String: String],
        transport: any AWSTransport = LoopbackTransport()
    ) async throws -> AWSCredentials {
        let surroundings = world.surroundings(environment, transport: transport)
        return try await CredentialChain(AWSSettings(environment: environment), in: surroundings).credentials()
    }

    @Test("A container's endpoint is asked with the token of its file, which is read each time")
    func asksContainer() async throws {
        try await withFolder { folder in
            try await LocalServer.with { _ in
                AWSResponse(200, Self.document)
            } _: { server in
                let environment = [
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI": "\(server.url)/v1/credentials?a=b",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "\(folder)/token",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN": "less",
                ]
                try write("Basic abc\n", to: "\(folder)/token")
                let found = try await find(environment)
                try write("Basic def\n", to: "\(folder)/token")
                _ = try await find(environment)

                #expect(found.accessKeyID == "ASIAHTTP")
                #expect(found.secretAccessKey == "httpsecret")
                #expect(found.sessionToken == "httptoken")
                #expect(found.expiration?.millisecondsSince1970 == 1_764_129_600_000)
                #expect(server.requests.map(\.path) == ["/v1/credentials?a=b", "/v1/credentials?a=b"])
                #expect(server.requests.map { $0.headers.value(of: "authorization") } == ["Basic abc", "Basic def"])
            }
        }
    }

    @Test("A path alone is asked for at the address that ECS has")
    func asksECS() async throws {
        let transport = ScriptedTransport(AWSResponse(200, Self.document))

        let found = try await find(
            ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/1"],
            transport: transport
        )

        #expect(found.accessKeyID == "ASIAHTTP")
        #expect(transport.requests.map(\.description) == ["GET http://169.254.170.2/v2/credentials/1"])
    }

    @Test("A container's endpoint that fails is asked three times, a second apart")
    func asksAgain() async throws {
        let transport = ScriptedTransport(AWSResponse(500, "hunter2"), AWSResponse(200, Self.document))
        let failing = ScriptedTransport(AWSResponse(503, "hunter2"))
        let environment = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/a"]

        _ = try await find(environment, transport: transport)
        let error = await #expect(throws: AWSError.self) { try await find(environment, transport: failing) }

        #expect(transport.requests.count == 2)
        #expect(failing.requests.count == 3)
        #expect(world.pauses == [.seconds(1), .seconds(1), .seconds(1)])
        #expect(error?.message.contains("503") == true)
        #expect(error?.message.contains("hunter2") == false)
    }

    @Test(
        "An endpoint of a container that is not on this machine has to be encrypted",
        arguments: [
            ("http://127.0.0.1:80/a", true), ("http://127.8.9.1/a", true), ("http://localhost/a", true),
            ("http://[::1]/a", true), ("http://169.254.170.23/v1/credentials", true),
            ("http://[fd00:ec2::23]/v1", true), ("https://example.com/a", true), ("http://example.com/a", false),
            ("http://127.0.0.1.example.com/a", false), ("http://169.254.169.254/a", false),
            ("http://10.0.0.1/a", false), ("http://127.0.0.1/a b", false), ("ftp://127.0.0.1/a", false),
            ("127.0.0.1/a", false), ("http://127.0.0.1/\r\nX: y", false), ("http:", false), ("/", false),
        ]
    )
    func trustsFew(url: String, isAsked: Bool) async throws {
        let transport = ScriptedTransport(AWSResponse(200, Self.document))

        let found = try? await find(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url], transport: transport)

        #expect((found != nil) == isAsked)
        #expect(transport.requests.isEmpty != isAsked)
    }

    @Test(
        "An answer without credentials is an error that says which part is missing",
        arguments: [
            ("", "JSON"), ("[]", "JSON"), ("{}", "AccessKeyId"),
            (#"{"AccessKeyId":"a","SecretAccessKey":"b","Expiration":"tomorrow"}"#, "Expiration"),
        ]
    )
    func refusesOddAnswers(body: String, part: String) async throws {
        let error = await #expect(throws: AWSError.self) {
            try await find(
                ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/a"],
                transport: ScriptedTransport(AWSResponse(200, body))
            )
        }

        #expect(error?.message.contains(part) == true)
    }

    /// The metadata of an instance with a role, or without.
    private func metadata(
        role: String? = "my-role",
        document: String = document
    ) -> @Sendable (AWSRequest) -> AWSResponse {
        { request in
            switch (request.method, request.path) {
            case ("PUT", "/latest/api/token"):
                request.headers.value(of: "x-aws-ec2-metadata-token-ttl-seconds") == "21600"
                    ? AWSResponse(200, "metatoken==") : AWSResponse(400)
            case _ where request.headers.value(of: "x-aws-ec2-metadata-token") != "metatoken==": AWSResponse(401)
            case ("GET", "/latest/meta-data/iam/security-credentials/"):
                role.map { AWSResponse(200, $0) } ?? AWSResponse(404, "not found")
            case ("GET", "/latest/meta-data/iam/security-credentials/my-role"): AWSResponse(200, document)
            default: AWSResponse(404)
            }
        }
    }

    @Test("An instance's metadata are asked with a token, for the role and for its credentials")
    func asksInstance() async throws {
        try await LocalServer.with(metadata()) { server in
            let found = try await find(["AWS_EC2_METADATA_SERVICE_ENDPOINT": server.url])

            #expect(found.accessKeyID == "ASIAHTTP")
            #expect(found.sessionToken == "httptoken")
            #expect(server.requests.map(\.method) == ["PUT", "GET", "GET"])
        }
    }

    @Test("An instance without a role has no credentials, and neither has one whose metadata are switched off")
    func missesRole() async throws {
        try await LocalServer.with(metadata(role: nil)) { server in
            let endpoint = ["AWS_EC2_METADATA_SERVICE_ENDPOINT": server.url]
            let without = await #expect(throws: AWSError.self) { try await find(endpoint) }
            let asked = server.requests.count
            let off = await #expect(throws: AWSError.self) {
                try await find(endpoint.merging(["AWS_EC2_METADATA_DISABLED": "TRUE"]) { $1 })
            }

            #expect(without?.message.contains("(the instance has no role)") == true)
            #expect(off?.message.contains("(AWS_EC2_METADATA_DISABLED is true)") == true)
            #expect(server.requests.count == asked)
        }
    }

    @Test("Metadata without a token are not asked at all")
    func wantsToken() async throws {
        try await LocalServer.with { _ in
            AWSResponse(403)
        } _: { server in
            let error = await #expect(throws: AWSError.self) {
                try await find(["AWS_EC2_METADATA_SERVICE_ENDPOINT": server.url])
            }

            #expect(error?.message.contains("gave no token, status 403") == true)
            #expect(server.requests.count == 1)
        }
    }

    @Test("A role that the instance cannot use is told as the metadata tell it")
    func tellsRefusal() async throws {
        let document = #"{"Code":"AssumeRoleUnauthorizedAccess","Message":"EC2 cannot assume the role"}"#
        try await LocalServer.with(metadata(document: document)) { server in
            let error = await #expect(throws: AWSError.self) {
                try await find(["AWS_EC2_METADATA_SERVICE_ENDPOINT": server.url])
            }

            #expect(error?.message.contains("'AssumeRoleUnauthorizedAccess'") == true)
        }
    }

    @Test("Credentials that have ended are used on while the instance gets no new ones")
    func usesOnEnded() async throws {
        world.advance(by: .seconds(86_400))
        try await LocalServer.with(metadata()) { server in
            let found = try await find(["AWS_EC2_METADATA_SERVICE_ENDPOINT": server.url])

            #expect(found.expiration == world.now.advanced(by: .seconds(750)))
        }
    }

    @Test(
        "The metadata are asked over IPv6 and with the patience that is asked for",
        arguments: [("IPv6", "http://[fd00:ec2::254]"), ("IPv4", "http://169.254.169.254")]
    )
    func asksIPv6(mode: String, endpoint: String) async throws {
        let transport = ScriptedTransport { _, _ in throw AWSError(.noAnswer, "") }

        _ = try? await find(["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": mode], transport: transport)

        #expect(transport.requests.map(\.description) == ["PUT \(endpoint)/latest/api/token"])
    }
}
