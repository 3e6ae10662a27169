import FoundationEssentials
import Testing

@Suite("Real clients of the emulator", .enabled(if: Clients.areInstalled, "Scripts/peers installs them"))
struct EmulatorClientTests {
    @Test("aws lambda invoke shows an init duration on the cold call only", .timeLimit(.minutes(2)))
    func invokesWithCLI() async throws {
        try await EmulatorSession.withTemplate { folder in
            try await EmulatorSession.with(folder) { emulator in
                var logs: [String] = []
                for _ in 1...2 {
                    let finished = try await Clients.run(
                        "aws",
                        [
                            "lambda", "invoke", "--function-name", "orders", "--qualifier", "live", "--payload",
                            #"{"a":1}"#, "--log-type", "Tail", "--query", "[LogResult,ExecutedVersion]", "--output",
                            "text", "\(folder)/answer.json",
                        ],
                        emulator
                    )
                    #expect(finished.code == 0, "\(finished.complaint)")
                    let fields = finished.output.split(whereSeparator: \.isWhitespace)
                    #expect(fields.last == "1")
                    let script = "import base64; print(base64.b64decode('\(fields.first ?? "")').decode())"
                    logs.append(try await Clients.python(script, emulator))
                }

                #expect(logs[0].contains("START RequestId: ") && logs[0].contains("\tInit Duration: "))
                #expect(logs[1].contains("START RequestId: ") && !logs[1].contains("Init Duration"))
                let answer = try await Clients.python("print(open('\(folder)/answer.json').read())", emulator)
                #expect(answer == "{\"a\":1}\n")
            }
        }
    }

    @Test(
        "Twenty concurrent calls of boto3 start twenty environments, which end when they are idle",
        .timeLimit(.minutes(2))
    )
    func startsTwenty() async throws {
        try await EmulatorSession.withTemplate { folder in
            try await EmulatorSession.with(folder, ["--idle-lifetime", "100ms"]) { emulator in
                let output = try await Clients.python(
                    """
                    import boto3, json, urllib.request
                    from botocore.config import Config
                    from concurrent.futures import ThreadPoolExecutor
                    client = boto3.client('lambda', config=Config(max_pool_connections=20, retries={'max_attempts': 0}))
                    def call(_):
                        answer = client.invoke(FunctionName='orders', Payload=b'"await:\(folder)/go"')
                        return answer['ResponseMetadata']['HTTPHeaders']['x-emulator-environment']
                    def environments():
                        return len(json.load(urllib.request.urlopen(client.meta.endpoint_url + '/_emulator/environments'))['environments'])
                    with ThreadPoolExecutor(20) as pool:
                        calls = pool.map(call, range(20))
                        while environments() < 20: pass
                        print(environments())
                        open('\(folder)/go', 'w').close()
                        print(len(set(calls)))
                    while environments() > 0: pass
                    print(environments())
                    """,
                    emulator
                )

                #expect(output == "20\n20\n0\n")
            }
        }
    }

    @Test(
        "boto3 finds functions by their tags, page by page, and knows every error by its name",
        .timeLimit(.minutes(2))
    )
    func discovers() async throws {
        try await EmulatorSession.withTemplate { folder in
            try await EmulatorSession.with(folder) { emulator in
                let output = try await Clients.python(
                    """
                    import boto3, base64
                    client = boto3.client('lambda')
                    pages = client.get_paginator('list_functions').paginate(PaginationConfig={'PageSize': 1})
                    functions = [f for page in pages for f in page['Functions']]
                    print([f['FunctionName'] for f in functions])
                    tagged = [f for f in functions if client.list_tags(Resource=f['FunctionArn'])['Tags'].get('keepwarm')]
                    print([f['FunctionName'] for f in tagged])
                    print(client.get_function(FunctionName='orders')['Tags'])
                    print([a['Name'] for a in client.list_aliases(FunctionName='orders')['Aliases']])
                    print(client.invoke(FunctionName='orders', InvocationType='Event', Payload=b'1')['StatusCode'])
                    print(client.invoke(FunctionName='orders', InvocationType='DryRun')['StatusCode'])
                    failed = client.invoke(FunctionName=tagged[0]['FunctionArn'], Payload=b'"error:no"')
                    print(failed['StatusCode'], failed['FunctionError'])
                    def error(name, **arguments):
                        try:
                            client.invoke(**{'FunctionName': 'orders', **arguments})
                            print(name, 'nothing')
                        except getattr(client.exceptions, name) as e:
                            print(e.response['ResponseMetadata']['HTTPStatusCode'], e.response['Error']['Code'])
                    error('ResourceNotFoundException', FunctionName='nobody')
                    error('ResourceNotFoundException', Qualifier='blue')
                    error('InvalidRequestContentException', Payload=b'{')
                    error('RequestTooLargeException', Payload=b'"' + b'a' * 6291456 + b'"')
                    error('InvalidParameterValueException', FunctionName='orders:1', Qualifier='live')
                    """,
                    emulator
                )

                #expect(
                    output == """
                        ['orders', 'customers']
                        ['orders']
                        {'keepwarm': 'true'}
                        ['live']
                        202
                        204
                        200 Unhandled
                        404 ResourceNotFoundException
                        404 ResourceNotFoundException
                        400 InvalidRequestContentException
                        413 RequestTooLargeException
                        400 InvalidParameterValueException

                        """
                )
            }
        }
    }

    @Test("A throttled call is TooManyRequestsException with its reason", .timeLimit(.minutes(2)))
    func throttles() async throws {
        try await EmulatorSession.withTemplate { folder in
            try await EmulatorSession.with(folder, ["--concurrency-limit", "1"]) { emulator in
                let output = try await Clients.python(
                    """
                    import boto3, json, urllib.request
                    from botocore.config import Config
                    from concurrent.futures import ThreadPoolExecutor
                    client = boto3.client('lambda', config=Config(max_pool_connections=2, retries={'max_attempts': 0}))
                    def call(payload):
                        try:
                            return client.invoke(FunctionName='orders', Payload=payload)['StatusCode']
                        except client.exceptions.TooManyRequestsException as e:
                            return e.response['Reason']
                    def states():
                        answer = urllib.request.urlopen(client.meta.endpoint_url + '/_emulator/environments')
                        return [environment['state'] for environment in json.load(answer)['environments']]
                    with ThreadPoolExecutor(1) as pool:
                        first = pool.submit(call, b'"await:\(folder)/go"')
                        while states() != ['busy']: pass
                        print(call(b'1'))
                        open('\(folder)/go', 'w').close()
                        print(first.result())
                    """,
                    emulator
                )

                #expect(output == "ConcurrentInvocationLimitExceeded\n200\n")
            }
        }
    }

    @Test("Signatures of real clients are checked when a key is set", .timeLimit(.minutes(2)))
    func checksSignatures() async throws {
        try await EmulatorSession.withTemplate { folder in
            let keys = ["AWS_ACCESS_KEY_ID": "AKIDTEST", "AWS_SECRET_ACCESS_KEY": "s3cret/+"]
            try await EmulatorSession.with(folder, ["--check-signatures"], environment: keys) { emulator in
                let script = """
                    import boto3, botocore
                    client = boto3.client('lambda')
                    arn = 'arn:aws:lambda:us-east-1:123456789012:function:orders'
                    try:
                        print(client.invoke(FunctionName=arn, Qualifier='$LATEST', Payload=b'{"a":"b c"}')['StatusCode'])
                        print(len(client.list_functions(MaxItems=1)['Functions']))
                        print(client.list_tags(Resource=arn)['Tags'])
                    except botocore.exceptions.ClientError as e:
                        print(e.response['ResponseMetadata']['HTTPStatusCode'], e.response['Error']['Code'])
                    """

                let right = try await Clients.python(script, emulator, secret: "s3cret/+")
                let wrong = try await Clients.python(script, emulator, secret: "other")
                let none = try await Curl.send(emulator.lambda + "/2015-03-31/functions")

                #expect(right == "200\n1\n{'keepwarm': 'true'}\n")
                #expect(wrong == "403 InvalidSignatureException\n")
                #expect(none.contains("Missing Authentication Token"))
            }
        }
    }

    @Test("A Python function runs beside an executable, from a list of functions", .timeLimit(.minutes(2)))
    func runsPython() async throws {
        try await EmulatorSession.withTemplate { folder in
            try """
            functions:
              - {name: snake, code: ., runtime: python3.12, handler: app.answer, timeout: 20s, routes: [GET /snake]}
              - {name: orders, code: code, routes: [GET /orders]}
            """.write(toFile: "\(folder)/template.yaml", atomically: true, encoding: .utf8)
            try """
            import os
            def answer(event, context):
                return {"statusCode": 200, "body": os.environ["AWS_EXECUTION_ENV"] + event["rawPath"]}
            """.write(toFile: "\(folder)/app.py", atomically: true, encoding: .utf8)

            try await EmulatorSession.with(folder, environment: ["PATH": EmulatorSession.pathWithPython]) { emulator in
                let snake = try await Curl.send(emulator.http + "/snake")
                let orders = try await Curl.send(emulator.http + "/orders")

                #expect(snake == "AWS_Lambda_python3.12/snake")
                #expect(orders.contains(#""rawPath":"/orders""#))
            }
        }
    }

    @Test("curl keeps its connection, and may ask before it sends a large event", .timeLimit(.minutes(1)))
    func keepsConnection() async throws {
        try await EmulatorSession.withTemplate { folder in
            try await EmulatorSession.with(folder) { emulator in
                let url = emulator.lambda + "/2015-03-31/functions/orders/invocations"
                let connections = try await Curl.send(
                    url,
                    "-o",
                    "/dev/null",
                    "-o",
                    "/dev/null",
                    "-w",
                    "%{http_code} %{num_connects}\\n",
                    "-d",
                    "1",
                    url
                )
                let event = "[" + String(repeating: "1,", count: 1_000_000) + "1]"
                try event.write(toFile: "\(folder)/event.json", atomically: true, encoding: .utf8)
                let answer = try await Curl.send(url, "-H", "Expect: 100-continue", "-d", "@\(folder)/event.json")

                #expect(connections == "200 1\n200 0\n")
                #expect(answer == event)
            }
        }
    }
}
