import JSONText
import Testing

@testable import AWSRequests

/// A machine as both find it, with its variables and its files.
///
/// `FOLDER` stands for the home folder, `URL` for a local server.
private struct Machine: Sendable {
    var variables: [String: String] = [:]
    var config = ""
    var credentials = ""

    private static let base = "[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = basesecret\n"
    private static let environment = ["AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "envsecret"]
    private static let keys = "aws_access_key_id = AKIDFILE\naws_secret_access_key = filesecret\n"

    static let all: [Machine] = [
        Machine(variables: environment, credentials: "[default]\n\(keys)"),
        Machine(variables: environment.merging(["AWS_SESSION_TOKEN": "envtoken"]) { $1 }, config: "[default]\n\(keys)"),
        Machine(variables: environment.merging(["AWS_PROFILE": "a"]) { $1 }, credentials: "[a]\n\(keys)"),
        Machine(credentials: "[default]\n\(keys)aws_session_token=filetoken\n[other]\n\(keys)"),
        Machine(
            config: "[default]\naws_access_key_id=AKIDCONF\naws_secret_access_key=x",
            credentials: "[default]\n\(keys)"
        ),
        Machine(variables: ["AWS_PROFILE": "my own"], config: "[profile \"my own\"]\n\(keys)"),
        Machine(
            variables: ["AWS_PROFILE": "a"],
            config: "[a]\nregion = x\n[profile a]\n\(keys)[profile ab]\nregion = y"
        ),
        Machine(
            config:
                "# x = y\n[default]\n; z\nAWS_Access_Key_ID : AKIDCOLON\naws_secret_access_key=a/b+c=#;d\ns3 =\n  a = b\n"
                + "\naws_session_token = t:u=v"
        ),
        Machine(config: base + "[default]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\n"),
        Machine(
            config: "[default]\nrole_arn = arn:aws:iam::1:role/b\nsource_profile = mid\n"
                + "[profile mid]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\n",
            credentials: "[base]\n\(keys)"
        ),
        Machine(config: "[default]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = default\n\(keys)"),
        // Keys beside a role count more than the role when another profile is assumed with them.
        Machine(
            config: base + "[default]\nrole_arn = arn:aws:iam::1:role/b\nsource_profile = mid\n"
                + "[profile mid]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = base\n\(keys)"
        ),
        Machine(
            variables: environment.merging(["AWS_PROFILE": "a"]) { $1 },
            config: "[profile a]\nrole_arn = arn:aws:iam::1:role/a\ncredential_source = Environment\n"
        ),
        Machine(
            variables: ["AWS_WEB_IDENTITY_TOKEN_FILE": "FOLDER/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/w"],
            credentials: "[default]\n\(keys)"
        ),
        Machine(
            config: "[default]\nweb_identity_token_file = FOLDER/token\nrole_arn = arn:aws:iam::1:role/w\n\(keys)"
        ),
        Machine(config: "[default]\ncredential_process = sh \"FOLDER/my script\" 'a b' c\\ d\n\(keys)"),
        Machine(
            config: "[default]\ncredential_process = sh 'FOLDER/my script' x y\n",
            credentials: "[default]\n\(keys)"
        ),
        Machine(variables: ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "URL/container"]),
        Machine(
            variables: ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "URL/container"],
            config: "[default]\nregion = eu-west-1\n"
        ),
        Machine(variables: ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "URL"]),
    ]

    /// Puts the files into a folder, and gives the variables.
    func install(in folder: String, url: String) throws -> [String: String] {
        func filled(_ text: String) -> String { text.replacing("FOLDER", with: folder).replacing("URL", with: url) }
        try write(filled(config), to: "\(folder)/.aws/config")
        try write(credentials, to: "\(folder)/.aws/credentials")
        try write("identitytoken", to: "\(folder)/token")
        try write(
            #"printf '{"Version": 1, "AccessKeyId": "AKIDRUN", "SecretAccessKey": "%s"}' "$(echo "$1/$2" | tr ' ' _)""#,
            to: "\(folder)/my script"
        )
        let common = [
            "HOME": folder, "PATH": "/usr/bin:/bin", "AWS_DEFAULT_REGION": "eu-central-1", "AWS_ENDPOINT_URL": url,
        ]
        return common.merging(variables.mapValues(filled)) { $1 }
    }
}

/// Everything that is asked over HTTP.
@Sendable
private func answer(_ request: AWSRequest) -> AWSResponse {
    let document =
        #"{"Code":"Success","AccessKeyId":"ASIAHTTP","SecretAccessKey":"s","Token":"t","Expiration":"2099-01-01T00:00:00Z"}"#
    switch request.path {
    case "/container", "/latest/meta-data/iam/security-credentials/role": return AWSResponse(200, document)
    case "/latest/api/token": return AWSResponse(200, "token")
    case "/latest/meta-data/iam/security-credentials/": return AWSResponse(200, "role")
    default: break
    }
    // STS, whose credentials say which role was assumed, and with which key.
    let role = String(decoding: request.body, as: UTF8.self).split(separator: "role%2F").last?.first ?? "?"
    let key = request.headers.value(of: "authorization")?.split(separator: "Credential=").last?.prefix { $0 != "/" }
    return AWSResponse(
        200,
        """
        <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA\(role)</AccessKeyId>
        <SecretAccessKey>\(key ?? "unsigned")</SecretAccessKey><SessionToken>t</SessionToken>
        <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
        """
        .replacing("AssumeRoleRe", with: key == nil ? "AssumeRoleWithWebIdentityRe" : "AssumeRoleRe"),
        headers: [AWSHeader("Content-Type", "text/xml")]
    )
}

@Suite("Credentials beside botocore's", .enabled(if: Peers.areInstalled, "Scripts/peers has not been run"))
struct ChainPeerTests {
    /// Prints the key that botocore finds on each machine of the list that it reads.
    private static let script = """
        import botocore.session, json, os, sys
        for variables in json.load(sys.stdin):
            os.environ.clear()
            os.environ.update(variables)
            key = botocore.session.Session().get_credentials().get_frozen_credentials()
            print(key.access_key, key.secret_key, key.token or '-')
        """

    @Test("On every machine the key is found that AWS's own command line finds", .timeLimit(.minutes(5)))
    func findsSame() async throws {
        try await withFolder { folder in
            try await LocalServer.with(answer) { server in
                let machines = try Machine.all.enumerated().map { number, machine in
                    try machine.install(in: "\(folder)/\(number)", url: server.url)
                }
                let list = JSONValue.list(
                    machines.map { .object($0.map { .init(name: $0.key, value: .string($0.value)) }) }
                )
                let expected = try await Peers.python(Self.script, input: list.bytes()).split(separator: "\n")

                try #require(expected.count == machines.count)
                for (variables, line) in zip(machines, expected) {
                    let surroundings = TestWorld().patient(variables, transport: LoopbackTransport())
                    let chain = CredentialChain(try AWSSettings(environment: variables), in: surroundings)
                    let key = try await chain.credentials()
                    #expect("\(key.accessKeyID) \(key.secretAccessKey) \(key.sessionToken ?? "-")" == line)
                }
            }
        }
    }
}
