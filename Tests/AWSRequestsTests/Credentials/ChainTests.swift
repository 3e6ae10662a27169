import Testing

@testable import AWSRequests

@Suite("The places that credentials come from")
struct ChainTests {
    private let world = TestWorld()

    private func find(
        _ environment: [String: String],
        profile: String? = nil,
        transport: any AWSTransport = NoTransport()
    ) async throws -> AWSCredentials {
        let settings = try AWSSettings(profile: profile, environment: environment)
        return try await CredentialChain(settings, in: world.surroundings(environment, transport: transport))
            .credentials()
    }

    @Test("The environment comes first, with its token")
    func findsEnvironment() async throws {
        let found = try await find([
            "AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "envsecret", "AWS_SESSION_TOKEN": "envtoken",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/a", "HOME": "/nowhere",
        ])

        #expect(found.accessKeyID == "AKIDENV")
        #expect(found.secretAccessKey == "envsecret")
        #expect(found.sessionToken == "envtoken")
        #expect(found.expiration == nil)
    }

    @Test("Half of a key is an error, and nothing else steps in for it")
    func refusesHalf() async throws {
        try await withFolder { folder in
            try write("[default]\naws_access_key_id = AKIDFILE\n", to: "\(folder)/.aws/credentials")

            let inEnvironment = await #expect(throws: AWSError.self) {
                try await find(["AWS_ACCESS_KEY_ID": "AKIDENV", "HOME": folder])
            }
            let inFile = await #expect(throws: AWSError.self) { try await find(["HOME": folder]) }

            #expect(inEnvironment?.message.contains("AWS_SECRET_ACCESS_KEY") == true)
            #expect(inFile?.code == .invalidCredentials)
            #expect(inFile?.message.contains("aws_secret_access_key") == true)
        }
    }

    @Test("Keys of files are found, of which those in the file of credentials come first")
    func findsFiles() async throws {
        try await withFolder { folder in
            try write(
                """
                [default]
                aws_access_key_id = AKIDCRED
                aws_secret_access_key = credsecret
                aws_session_token = credtoken
                """,
                to: "\(folder)/.aws/credentials"
            )
            try write(
                """
                [default]
                aws_access_key_id = AKIDCONF
                aws_secret_access_key = confsecret
                [profile other]
                aws_access_key_id = AKIDOTHER
                aws_secret_access_key = othersecret
                """,
                to: "\(folder)/.aws/config"
            )

            let found = try await find(["HOME": folder])
            #expect(found.accessKeyID == "AKIDCRED")
            #expect(found.sessionToken == "credtoken")
            #expect(try await find(["HOME": folder, "AWS_PROFILE": "other"]).accessKeyID == "AKIDOTHER")
        }
    }

    @Test("A profile that was asked for on the command line comes before the environment")
    func prefersGivenProfile() async throws {
        try await withFolder { folder in
            try write(
                "[other]\naws_access_key_id = AKIDOTHER\naws_secret_access_key = s\n",
                to: "\(folder)/.aws/credentials"
            )
            let environment = [
                "HOME": folder, "AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "s", "AWS_PROFILE": "other",
            ]

            #expect(try await find(environment).accessKeyID == "AKIDENV")
            #expect(try await find(environment, profile: "other").accessKeyID == "AKIDOTHER")
        }
    }

    @Test("Without credentials the error names all that was tried, in order")
    func tellsAll() async throws {
        try await withFolder { folder in
            try write("[default]\nregion = eu-west-1\n", to: "\(folder)/.aws/config")

            let error = await #expect(throws: AWSError.self) { try await find(["HOME": folder]) }

            #expect(error?.code == .noCredentials)
            #expect(
                error?.message
                    == "There are no AWS credentials in any of the places that they come from. Tried in order: the environment (AWS_ACCESS_KEY_ID is not set); "
                    + "the role of the profile 'default' (it has no role_arn); "
                    + "a web identity (AWS_WEB_IDENTITY_TOKEN_FILE is not set); "
                    + "single sign-on of the profile 'default' (it has no sso_role_name); "
                    + "the profile 'default' in \(folder)/.aws/credentials (it has no aws_access_key_id); "
                    + "the credential_process of the profile 'default' (it has none); "
                    + "the profile 'default' in \(folder)/.aws/config (it has no aws_access_key_id); "
                    + "the container's endpoint (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set); "
                    + "the instance's metadata (http://169.254.169.254 does not answer). "
                    + "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile that has them."
            )
        }
    }

    @Test("A place that does not work is named, after those that were tried before")
    func tellsBefore() async throws {
        let error = await #expect(throws: AWSError.self) {
            try await find([
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://example.com/", "AWS_EC2_METADATA_DISABLED": "true",
            ])
        }

        #expect(error?.code == .invalidSetting)
        #expect(error?.message.hasPrefix("Credentials from the container's endpoint: http://example.com is no") == true)
        #expect(
            error?.message.contains("Tried before: the environment (AWS_ACCESS_KEY_ID is not set); the profile") == true
        )
    }

    @Test("No error of the chain repeats a secret that it has seen")
    func keepsSecrets() async throws {
        try await withFolder { folder in
            let files = [
                "[default]\naws_access_key_id = AKID\naws_secret_access_key = hunter2 hunter2\n",
                "[default]\naws_secret_access_key = hunter2\n", "[default]\nhunter2\n",
            ]
            for file in files {
                try write(file, to: "\(folder)/.aws/credentials")
                let error = await #expect(throws: AWSError.self) { try await find(["HOME": folder]) }
                #expect(error?.message.contains("hunter2") == false)
            }
        }
    }
}
