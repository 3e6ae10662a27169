import Glibc
import Subprocess
import Testing

/// moto, which checks signatures as AWS does.
struct MotoServer: Sendable {
    /// Its URL.
    let url: String

    /// The key of a user who may do everything.
    let key: (id: String, secret: String)

    /// The role that the user may assume.
    let role: String

    /// Makes a user, a role and a function that returns its event, while nothing is checked yet, and then prints them.
    private static let setUp = """
        import boto3, io, json, sys, urllib.request, zipfile
        url = sys.stdin.read()
        urllib.request.urlopen(urllib.request.Request(url + '/moto-api/config', b'{"lambda": {"use_docker": false}}'))
        common = dict(endpoint_url=url, region_name='eu-central-1', aws_access_key_id='x', aws_secret_access_key='x')
        def policy(**rest):
            return json.dumps({'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', **rest}]})
        iam = boto3.client('iam', **common)
        iam.create_user(UserName='somebody')
        everything = policy(Action='*', Resource='*')
        iam.put_user_policy(UserName='somebody', PolicyName='all', PolicyDocument=everything)
        trust = policy(Principal={'AWS': 'arn:aws:iam::123456789012:user/somebody'}, Action='sts:AssumeRole')
        role = iam.create_role(RoleName='warmer', AssumeRolePolicyDocument=trust)['Role']['Arn']
        iam.put_role_policy(RoleName='warmer', PolicyName='all', PolicyDocument=everything)
        lambda_trust = policy(Principal={'Service': 'lambda.amazonaws.com'}, Action='sts:AssumeRole')
        runner = iam.create_role(RoleName='runner', AssumeRolePolicyDocument=lambda_trust)['Role']['Arn']
        code = io.BytesIO()
        with zipfile.ZipFile(code, 'w') as archive:
            archive.writestr('bootstrap', '')
        boto3.client('lambda', **common).create_function(FunctionName='orders', Runtime='provided.al2023',
            Role=runner, Handler='bootstrap', Code={'ZipFile': code.getvalue()})
        key = iam.create_access_key(UserName='somebody')['AccessKey']
        print(key['AccessKeyId'], key['SecretAccessKey'], role)
        """

    /// Runs `body` while moto runs, from now on with its eye on signatures.
    static func with<Value: Sendable>(_ body: (MotoServer) async throws -> Value) async throws -> Value {
        let result = try await Subprocess.run(
            .name("moto_server"),
            arguments: ["-H", "127.0.0.1", "-p", "0"],
            // As many calls as setting up takes.
            environment: .custom(["PATH": "\(Peers.folder):/usr/bin:/bin", "INITIAL_NO_AUTH_ACTION_COUNT": "7"]),
            input: .none,
            output: .sequence,
            error: .combinedWithOutput
        ) { execution in
            var value: Result<Value, any Error>?
            for try await line in execution.standardOutput.strings() {
                guard value == nil, let start = line.firstRange(of: "Running on ")?.upperBound else { continue }
                do {
                    value = .success(try await body(MotoServer(url: line[start...].filter { !$0.isNewline })))
                } catch {
                    value = .failure(error)
                }
                kill(execution.processIdentifier.value, SIGKILL)
            }
            return try #require(value, "moto did not start").get()
        }
        return result.closureResult
    }

    private init(url: String) async throws {
        let words = try await Peers.python(Self.setUp, input: Array(url.utf8)).split(whereSeparator: \.isWhitespace)
        try #require(words.count == 3)
        self.url = url
        key = (String(words[0]), String(words[1]))
        role = String(words[2])
    }
}
