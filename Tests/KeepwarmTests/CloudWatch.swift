import FoundationEssentials
import Glibc
import Subprocess
import Testing

/// moto, which keeps log groups as CloudWatch does, checks signatures and asks whether somebody may.
struct CloudWatch: Sendable {
    /// Its URL.
    let url: String

    /// The key of a user who may do everything, and of one who may do nothing.
    let mighty: [String]
    let nobody: [String]

    /// An event: its stream, its moment in milliseconds, and its text.
    struct Event: Encodable, Sendable {
        var stream: String
        var timestamp: Int64
        var message: String

        /// The names in CloudWatch's answers.
        private enum CodingKeys: String, CodingKey {
            case stream = "logStreamName"
            case timestamp
            case message
        }
    }

    /// Where the Python programs are that `Scripts/peers` installs.
    private static let folder: String = {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
        return "\(root)/.build/peers/bin"
    }()

    /// Whether they are there.
    static let isInstalled = FileManager.default.isExecutableFile(atPath: "\(folder)/moto_server")

    /// Makes two users, and lets one do everything.
    private static let setUp = """
        import boto3, json, sys
        iam = boto3.client('iam', endpoint_url=json.load(sys.stdin), region_name='eu-central-1',
            aws_access_key_id='x', aws_secret_access_key='x')
        for name in ['mighty', 'nobody']:
            iam.create_user(UserName=name)
            key = iam.create_access_key(UserName=name)['AccessKey']
            print(key['AccessKeyId'], key['SecretAccessKey'])
        everything = {'Effect': 'Allow', 'Action': '*', 'Resource': '*'}
        iam.put_user_policy(UserName='mighty', PolicyName='all',
            PolicyDocument=json.dumps({'Version': '2012-10-17', 'Statement': [everything]}))
        """

    /// Puts events into a group, which is made if it is not there.
    private static let fill = """
        import boto3, json, sys
        order = json.load(sys.stdin)
        logs = boto3.client('logs', endpoint_url=order['url'], region_name='eu-central-1',
            aws_access_key_id=order['key'][0], aws_secret_access_key=order['key'][1])
        group = order['group']
        if not logs.describe_log_groups(logGroupNamePrefix=group)['logGroups']:
            logs.create_log_group(logGroupName=group)
        streams = {}
        for event in order['events']:
            streams.setdefault(event['logStreamName'], []).append({k: event[k] for k in ['timestamp', 'message']})
        for name, events in streams.items():
            if not logs.describe_log_streams(logGroupName=group, logStreamNamePrefix=name)['logStreams']:
                logs.create_log_stream(logGroupName=group, logStreamName=name)
            events.sort(key=lambda event: event['timestamp'])
            answer = logs.put_log_events(logGroupName=group, logStreamName=name, logEvents=events)
            assert not answer.get('rejectedLogEventsInfo'), answer
        """

    /// Runs `body` while moto runs.
    static func with<Value: Sendable>(_ body: (CloudWatch) async throws -> Value) async throws -> Value {
        let result = try await Subprocess.run(
            .name("moto_server"),
            arguments: ["-H", "127.0.0.1", "-p", "0"],
            // As many calls as setting up takes; from then on it looks at signatures.
            environment: .custom(["PATH": "\(folder):/usr/bin:/bin", "INITIAL_NO_AUTH_ACTION_COUNT": "5"]),
            input: .none,
            output: .sequence,
            error: .combinedWithOutput
        ) { execution in
            var value: Result<Value, any Error>?
            for try await line in execution.standardOutput.strings() {
                guard value == nil, let start = line.firstRange(of: "Running on ")?.upperBound else { continue }
                do {
                    value = .success(try await body(CloudWatch(url: line[start...].filter { !$0.isNewline })))
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
        let words = try await Self.python(Self.setUp, url).split(whereSeparator: \.isWhitespace).map(String.init)
        try #require(words.count == 4)
        self.url = url
        mighty = Array(words[..<2])
        nobody = Array(words[2...])
    }

    /// The variables of a user who reads logs here.
    func environment(as key: [String]) -> [String: String] {
        [
            "AWS_ACCESS_KEY_ID": key[0], "AWS_SECRET_ACCESS_KEY": key[1], "AWS_REGION": "eu-central-1",
            "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS": url,
        ]
    }

    /// Puts events into a group.
    func put(_ events: [Event], into group: String) async throws {
        struct Order: Encodable {
            var url: String
            var key: [String]
            var group: String
            var events: [Event]
        }
        _ = try await Self.python(Self.fill, Order(url: url, key: mighty, group: group, events: events))
    }

    private static func python(_ script: String, _ input: some Encodable) async throws -> String {
        let result = try await Subprocess.run(
            .name("python3"),
            arguments: ["-c", script],
            environment: .custom(["PATH": "\(folder):/usr/bin:/bin"]),
            input: .array(Array(JSONEncoder().encode(input))),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        try #require(result.terminationStatus == .exited(0), "\(result.standardError)")
        return result.standardOutput
    }
}
