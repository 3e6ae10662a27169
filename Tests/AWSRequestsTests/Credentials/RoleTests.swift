import Testing

@testable import AWSRequests

@Suite("Credentials of roles", .timeLimit(.minutes(5)))
struct RoleTests {
    private let world = TestWorld()

    /// STS, whose credentials are named after the role's last letter.
    private static func sts(_ request: AWSRequest) -> AWSResponse {
        let form = String(decoding: request.body, as: UTF8.self)
        let name = form.split(separator: "RoleArn=").last?.prefix { $0 != "&" }.last ?? "?"
        return AWSResponse(
            200,
            """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>ASIA\(name)</AccessKeyId><SecretAccessKey>sts/secret+\(name)</SecretAccessKey>
            <SessionToken>ststoken\(name)==</SessionToken><Expiration>2025-11-25T23:00:00Z</Expiration>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>
            """
        )
    }

    /// Finds credentials beside a file of settings, with a local STS; gives also what that was asked.
    private func find(
        _ config: String,
        profile: String? = nil,
        _ environment: [String: String] = [:],
        answer: @escaping @Sendable (AWSRequest) -> AWSResponse = sts
    ) async throws -> (found: AWSCredentials, requests: [AWSRequest]) {
        try await withFolder { folder in
            try write(config, to: "\(folder)/.aws/config")
            return try await LocalServer.with(answer) { server in
                let own = ["HOME": folder, "AWS_REGION": "eu-central-1", "AWS_ENDPOINT_URL": server.url]
                let environment = own.merging(environment) { $1.replacing("FOLDER", with: folder) }
                let settings = try AWSSettings(profile: profile, environment: environment)
                let surroundings = world.surroundings(environment, transport: LoopbackTransport())
                let found = try await CredentialChain(settings, in: surroundings).credentials()
                return (found, server.requests)
            }
        }
    }

    private static let base = "[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = basesecret\n"

    @Test("A role is assumed with the keys of its source_profile, for what its profile says")
    func assumesRole() async throws {
        let (found, requests) = try await find(
            Self.base + """
                [default]
                role_arn = arn:aws:iam::1:role/a
                source_profile = base
                role_session_name = me
                external_id = from outside
                duration_seconds = 900
                """
        )

        #expect(found.accessKeyID == "ASIAa")
        #expect(found.secretAccessKey == "sts/secret+a")
        #expect(found.sessionToken == "ststokena==")
        #expect(found.expiration == world.now.advanced(by: .seconds(3600)))
        #expect(
            requests.map { String(decoding: $0.body, as: UTF8.self) } == [
                "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa&RoleSessionName=me"
                    + "&ExternalId=from%20outside&DurationSeconds=900"
            ]
        )
        #expect(
            requests.first?.headers.value(of: "authorization")?
                .hasPrefix("AWS4-HMAC-SHA256 Credential=AKIDBASE/20251125/eu-central-1/sts/") == true
        )
    }

    @Test("Roles are assumed one with another")
    func assumesChain() async throws {
        let (found, requests) = try await find(
            Self.base + """
                [profile a]
                role_arn = arn:aws:iam::1:role/a
                source_profile = base
                [profile b]
                role_arn = arn:aws:iam::1:role/b
                source_profile = a
                """,
            profile: "b"
        )

        #expect(found.accessKeyID == "ASIAb")
        #expect(requests.map { $0.headers.value(of: "x-amz-security-token") } == [nil, "ststokena=="])
    }

    @Test("A profile may have a role and the keys that it is assumed with")
    func assumesItself() async throws {
        let (found, requests) = try await find(
            """
            [default]
            role_arn = arn:aws:iam::1:role/a
            source_profile = default
            aws_access_key_id = AKIDSELF
            aws_secret_access_key = secret
            """
        )

        #expect(found.accessKeyID == "ASIAa")
        #expect(requests.first?.headers.value(of: "authorization")?.contains("AKIDSELF") == true)
    }

    @Test("A role may be assumed with the credentials of the environment")
    func assumesWithEnvironment() async throws {
        let (found, requests) = try await find(
            "[profile a]\nrole_arn = arn:aws:iam::1:role/a\ncredential_source = Environment\n",
            profile: "a",
            ["AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "s"]
        )

        #expect(found.accessKeyID == "ASIAa")
        #expect(requests.first?.headers.value(of: "authorization")?.contains("AKIDENV") == true)
    }

    @Test(
        "A profile whose role cannot be assumed says why",
        arguments: [
            ("source_profile = nobody", "does not exist"),
            ("source_profile = default", "in a circle: default, default"),
            ("source_profile = b", "in a circle: default, b, default"), ("", "neither source_profile"),
            ("source_profile = base\ncredential_source = Environment", "may have one"),
            ("credential_source = Elsewhere", "'Elsewhere'"), ("source_profile = base\nmfa_serial = x", "mfa_serial"),
            ("source_profile = base\nduration_seconds = 5", "900 to 43200"),
            ("source_profile = empty", "no AWS credentials in the profile 'empty'"),
            ("credential_source = Environment", "AWS_ACCESS_KEY_ID is not set"),
        ]
    )
    func refuses(lines: String, reason: String) async throws {
        let error = await #expect(throws: AWSError.self) {
            try await find(
                Self.base + """
                    [profile b]
                    role_arn = arn:aws:iam::1:role/b
                    source_profile = default
                    [profile empty]
                    output = json
                    [default]
                    role_arn = arn:aws:iam::1:role/a
                    \(lines)
                    """
            )
        }

        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
        #expect(error?.message.hasPrefix("Credentials from the role of the profile 'default': ") == true)
    }

    @Test("What STS says of a role that it refuses is told")
    func tellsRefusal() async throws {
        let error = await #expect(throws: AWSError.self) {
            try await find(
                Self.base + "[default]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\n",
                answer: { _ in
                    AWSResponse(
                        403,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: u is not "
                            + "authorized to perform: sts:AssumeRole on resource: r</Message></Error></ErrorResponse>"
                    )
                }
            )
        }

        #expect(error?.code == AWSError.Code("AccessDenied"))
        #expect(error?.message.contains("sts:AssumeRole on resource: r") == true)
    }

    @Test("A web identity is sent with the token of its file, and not signed", arguments: [true, false])
    func assumesWithWebIdentity(isInEnvironment: Bool) async throws {
        try await withFolder { folder in
            try write("eyJhbGciOi.abc\n", to: "\(folder)/token")
            let (found, requests) = try await find(
                isInEnvironment
                    ? ""
                    : "[default]\nweb_identity_token_file = \(folder)/token\nrole_arn = arn:aws:iam::1:role/w\n",
                isInEnvironment
                    ? ["AWS_WEB_IDENTITY_TOKEN_FILE": "\(folder)/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/w"] : [:]
            )

            #expect(found.accessKeyID == "ASIAw")
            #expect(
                requests.map { String(decoding: $0.body, as: UTF8.self) } == [
                    "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fw"
                        + "&RoleSessionName=keepwarm-1764108000&WebIdentityToken=eyJhbGciOi.abc"
                ]
            )
            #expect(requests.first?.headers.value(of: "authorization") == nil)
        }
    }

    @Test("A web identity without its file or its role is an error")
    func missesWebIdentity() async throws {
        let file = await #expect(throws: AWSError.self) {
            try await find(
                "",
                ["AWS_WEB_IDENTITY_TOKEN_FILE": "FOLDER/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/w"]
            )
        }
        let role = await #expect(throws: AWSError.self) {
            try await find("", ["AWS_WEB_IDENTITY_TOKEN_FILE": "FOLDER/token"])
        }

        #expect(file?.code == .unreadableFile)
        #expect(role?.message.contains("AWS_ROLE_ARN is not") == true)
    }

    @Test("A client may act as a role, which is assumed once")
    func actsAsRole() async throws {
        try await LocalServer.with { request in
            request.path == "/" ? Self.sts(request) : AWSResponse(200, "{}")
        } _: { server in
            let environment = ["AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "s"]
            let client = try AWSClient(
                AWSSettings(
                    region: "eu-central-1",
                    environment: environment.merging(["AWS_ENDPOINT_URL": server.url]) { $1 }
                ),
                in: world.surroundings(environment, transport: LoopbackTransport())
            ).assuming(AssumedRole(arn: "arn:aws:iam::1:role/a"))

            for _ in 0..<2 { _ = try await client.invoke(LambdaInvocation(of: "orders"), timeout: .seconds(60)) }

            let tokens = server.requests.map { $0.headers.value(of: "x-amz-security-token") }
            #expect(tokens == [nil, "ststokena==", "ststokena=="])
        }
    }
}
