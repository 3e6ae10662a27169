import Testing

@testable import AWSRequests

@Suite("Credentials of single sign-on", .timeLimit(.minutes(5)))
struct SSOTests {
    private let world = TestWorld()

    private static let config = """
        [profile dev]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = Reader
        [sso-session corp]
        sso_region = us-west-2
        sso_start_url = https://corp.awsapps.com/start
        [profile old]
        sso_start_url = https://corp.awsapps.com/start
        sso_region = us-west-2
        sso_account_id = 123456789012
        sso_role_name = Reader
        """

    private func find(
        profile: String,
        token: String?,
        config: String = config,
        answer: @escaping @Sendable (AWSRequest) -> AWSResponse
    ) async throws -> (found: AWSCredentials, requests: [AWSRequest]) {
        try await withFolder { folder in
            try write(config, to: "\(folder)/.aws/config")
            // What 'printf corp | sha1sum' says, and the same of the start URL.
            let name =
                profile == "dev"
                ? "ee0bfd2552fbd840c02cc48b6e823320543c450f" : "a51746d4aa793ae07b25e90c3a5db96fc7832bd7"
            if let token { try write(token, to: "\(folder)/.aws/sso/cache/\(name).json") }
            return try await LocalServer.with(answer) { server in
                let environment = [
                    "HOME": folder, "AWS_PROFILE": profile, "AWS_ENDPOINT_URL_SSO": server.url,
                    "AWS_EC2_METADATA_DISABLED": "true",
                ]
                let surroundings = world.surroundings(environment, transport: LoopbackTransport())
                let chain = CredentialChain(try AWSSettings(environment: environment), in: surroundings)
                return (try await chain.credentials(), server.requests)
            }
        }
    }

    private static let token = #"{"accessToken":"ssotoken","expiresAt":"2025-11-25T22:00:01Z","region":"us-west-2"}"#

    @Test("The token that signing on left behind gets the credentials of the role", arguments: ["dev", "old"])
    func findsCredentials(profile: String) async throws {
        let (found, requests) = try await find(profile: profile, token: Self.token) { _ in
            AWSResponse(
                200,
                #"{"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"ssosecret","sessionToken":"t","#
                    + #""expiration":1764111600000}}"#
            )
        }

        #expect(found.accessKeyID == "ASIASSO")
        #expect(found.secretAccessKey == "ssosecret")
        #expect(found.sessionToken == "t")
        #expect(found.expiration == world.now.advanced(by: .seconds(3600)))
        #expect(requests.map(\.path) == ["/federation/credentials?role_name=Reader&account_id=123456789012"])
        #expect(requests.first?.headers.value(of: "x-amz-sso_bearer_token") == "ssotoken")
        #expect(requests.first?.headers.value(of: "authorization") == nil)
    }

    @Test(
        "Whoever is no longer signed on is told how to sign on again",
        arguments: [nil, token.replacing("22:00:01Z", with: "21:59:59UTC"), token]
    )
    func tellsSignOn(token: String?) async throws {
        let error = await #expect(throws: AWSError.self) {
            try await find(profile: "dev", token: token) { _ in
                AWSResponse(401, #"{"message":"Session token not found"}"#)
            }
        }

        #expect(error?.code == .invalidCredentials)
        #expect(error?.message.contains("aws sso login --profile dev") == true)
        #expect(error?.message.contains("ssotoken") == false)
    }

    @Test(
        "A profile that lacks something says what",
        arguments: [
            ("sso_region = us-west-2\n", "'sso_region'"), ("sso_role_name = Reader\n", "'sso_role_name'"),
            ("[sso-session corp]\n", "[sso-session corp]"),
        ]
    )
    func tellsMissing(line: String, word: String) async throws {
        let error = await #expect(throws: AWSError.self) {
            try await find(
                profile: "dev",
                token: Self.token,
                config: Self.config.replacing(line, with: "")
            ) { _ in AWSResponse(200) }
        }

        #expect(error?.message.contains(word) == true)
    }
}
