import Digests
import Testing

@testable import AWSRequests

@Suite("Calls of Lambda")
struct LambdaCallTests {
    private static let arn = "arn:aws:lambda:eu-central-1:123456789012:function:orders"

    @Test("An invocation says what Lambda's documents ask for")
    func invokes() async throws {
        let transport = ScriptedTransport(AWSResponse(200, "{}"))
        let invocation = LambdaInvocation(
            of: Self.arn,
            qualifier: "live",
            wantsLog: true,
            clientContext: Array(#"{"custom":{}}"#.utf8),
            payload: Array(#"{"a":1}"#.utf8)
        )

        _ = try await AWSClient.test(transport).invoke(invocation, timeout: .seconds(1))

        let request = try #require(transport.requests.first)
        #expect(request.method == "POST")
        #expect("\(request.endpoint)" == "https://lambda.eu-central-1.amazonaws.com")
        #expect(
            request.target == "/2015-03-31/functions/"
                + "arn%3Aaws%3Alambda%3Aeu-central-1%3A123456789012%3Afunction%3Aorders/invocations?Qualifier=live"
        )
        #expect(request.headers.value(of: "x-amz-invocation-type") == "RequestResponse")
        #expect(request.headers.value(of: "x-amz-log-type") == "Tail")
        #expect(request.headers.value(of: "x-amz-client-context") == "eyJjdXN0b20iOnt9fQ==")
        #expect(request.headers.value(of: "host") == "lambda.eu-central-1.amazonaws.com")
        #expect(
            request.headers.value(of: "authorization")?.hasPrefix(
                "AWS4-HMAC-SHA256 Credential=AKIDFIXED/20251125/eu-central-1/lambda/aws4_request, SignedHeaders=host;"
                    + "x-amz-client-context;x-amz-date;x-amz-invocation-type;x-amz-log-type, Signature="
            ) == true
        )
        #expect(request.body == Array(#"{"a":1}"#.utf8))
    }

    @Test("The version that is called for by name needs its sign encoded, and an event has neither log nor context")
    func encodesLatest() async throws {
        let transport = ScriptedTransport(AWSResponse(202))
        let invocation = LambdaInvocation(
            of: "orders",
            qualifier: "$LATEST",
            kind: .event,
            wantsLog: true,
            clientContext: [1]
        )

        let answer = try await AWSClient.test(transport).invoke(invocation, timeout: .seconds(1))

        #expect(transport.requests.first?.target == "/2015-03-31/functions/orders/invocations?Qualifier=%24LATEST")
        #expect(transport.requests.first?.headers.value(of: "x-amz-log-type") == nil)
        #expect(transport.requests.first?.headers.value(of: "x-amz-client-context") == nil)
        #expect(answer.status == 202)
    }

    @Test("An answer tells of the function's failure, its version and its log")
    func readsAnswer() async throws {
        let report = "START RequestId: 1\nREPORT RequestId: 1\tInit Duration: 91.27 ms\t\n"
        let transport = ScriptedTransport(
            AWSResponse(
                200,
                #"{"errorMessage":"boom"}"#,
                headers: [
                    AWSHeader("X-Amz-Function-Error", "Unhandled"), AWSHeader("X-Amz-Executed-Version", "7"),
                    AWSHeader("X-Amz-Log-Result", Array(report.utf8).base64), AWSHeader("x-amzn-RequestId", "5ab1"),
                ]
            )
        )

        let answer = try await AWSClient.test(transport).invoke(LambdaInvocation(of: "orders"), timeout: .seconds(1))

        #expect(answer.functionError == "Unhandled")
        #expect(answer.executedVersion == "7")
        #expect(answer.log == report)
        #expect(answer.requestID == "5ab1")
        #expect(answer.payload == Array(#"{"errorMessage":"boom"}"#.utf8))
        #expect(String(reflecting: answer) == "200, Unhandled")
    }

    @Test(
        "A whole ARN says in which region its function is",
        arguments: [
            (arn, "eu-central-1"), (arn + ":live", "eu-central-1"),
            ("arn:aws-cn:lambda:cn-north-1:1:function:a", "cn-north-1"),
            ("orders", nil), ("orders:live", nil), ("123456789012:function:orders", nil), ("arn:aws:s3:::a:b:c", nil),
        ] as [(String, String?)]
    )
    func knowsRegion(function: String, region: String?) {
        #expect(LambdaInvocation(of: function).region == region)
    }

    @Test("A client context that Lambda would refuse is not sent")
    func refusesLongContext() async throws {
        let transport = ScriptedTransport(AWSResponse(200))
        // 2,687 bytes are 3,584 letters of base64, one more than there may be.
        for (length, requests) in [(2687, 0), (2685, 1)] {
            let invocation = LambdaInvocation(of: "orders", clientContext: [UInt8](repeating: 32, count: length))
            _ = try? await AWSClient.test(transport).invoke(invocation, timeout: .seconds(1))
            #expect(transport.requests.count == requests)
        }
    }

    @Test("All pages of the list of functions are read")
    func lists() async throws {
        let transport = ScriptedTransport(
            AWSResponse(
                200,
                #"{"NextMarker":"a+/=","Functions":[{"FunctionName":"a","FunctionArn":"arn:a","Runtime":"python3.12"}]}"#
            ),
            AWSResponse(
                200,
                #"{"Functions":[{"FunctionName":"b","FunctionArn":"arn:b","MemorySize":512}],"NextMarker":null}"#
            )
        )

        let functions = try await AWSClient.test(transport).functions()

        #expect(functions.map(\.name) == ["a", "b"])
        #expect(functions.map(\.runtime) == ["python3.12", nil])
        #expect(functions.map(\.memorySize) == [nil, 512])
        #expect(
            transport.requests.map(\.target)
                == ["/2015-03-31/functions/", "/2015-03-31/functions/?Marker=a%2B%2F%3D"]
        )
    }

    @Test("A list that goes round in a circle ends")
    func endsCircle() async throws {
        let transport = ScriptedTransport(AWSResponse(200, #"{"NextMarker":"a","Functions":[]}"#))

        #expect(try await AWSClient.test(transport).functions().isEmpty)
        #expect(transport.requests.count == 2)
    }

    @Test("Tags are read, and a function without any has none")
    func readsTags() async throws {
        let transport = ScriptedTransport(AWSResponse(200, #"{"Tags":{"keepwarm":"5"}}"#), AWSResponse(200, "{}"))
        let client = try AWSClient.test(transport)

        #expect(try await client.tags(ofFunction: Self.arn) == ["keepwarm": "5"])
        #expect(try await client.tags(ofFunction: Self.arn).isEmpty)
        #expect(
            transport.requests.first?.target
                == "/2017-03-31/tags/arn%3Aaws%3Alambda%3Aeu-central-1%3A123456789012%3Afunction%3Aorders"
        )
    }

    @Test("A function's state is read, and one that does not exist is told by its code")
    func readsConfiguration() async throws {
        let transport = ScriptedTransport(
            AWSResponse(
                200,
                #"{"FunctionName":"orders","FunctionArn":"arn:orders:live","State":"Inactive","StateReason":"idle"}"#
            ),
            AWSResponse(
                404,
                #"{"Type":"User","Message":"Function not found"}"#,
                headers: [AWSHeader("x-amzn-errortype", "ResourceNotFoundException")]
            )
        )
        let client = try AWSClient.test(transport)

        let function = try await client.function("orders", qualifier: "live")
        let error = await #expect(throws: AWSError.self) { try await client.function("nothing") }

        #expect(function.state == "Inactive")
        #expect(function.stateReason == "idle")
        #expect(transport.requests.first?.target == "/2015-03-31/functions/orders/configuration?Qualifier=live")
        #expect(error?.code == .resourceNotFound)
        #expect(error?.message == "Function not found")
    }

    @Test(
        "An answer that is no list of functions is an error and no trap",
        arguments: ["", "[]", "{}", "{\"Functions\":1}"]
    )
    func refusesOddAnswers(body: String) async throws {
        let error = await #expect(throws: AWSError.self) {
            try await AWSClient.test(ScriptedTransport(AWSResponse(200, body))).functions()
        }

        #expect(error?.code == .invalidAnswer)
    }

    @Test("A client for another region calls there, and signs for there")
    func changesRegion() async throws {
        let transport = ScriptedTransport(AWSResponse(200, "{}"))

        let client = try AWSClient.test(transport).inRegion("cn-north-1")
        _ = try await client.invoke(LambdaInvocation(of: "orders"), timeout: .seconds(1))

        let request = try #require(transport.requests.first)
        #expect("\(request.endpoint)" == "https://lambda.cn-north-1.amazonaws.com.cn")
        #expect(request.headers.value(of: "authorization")?.contains("/cn-north-1/lambda/") == true)
        #expect(throws: AWSError.self) { try client.inRegion("evil.example.com/") }
    }
}
