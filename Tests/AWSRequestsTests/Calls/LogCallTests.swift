import JSONText
import Testing

@testable import AWSRequests

@Suite("Calls of CloudWatch Logs")
struct LogCallTests {
    private let query = LogEventQuery(
        group: "/aws/lambda/orders",
        start: 1_764_108_000_000,
        end: 1_764_111_600_000,
        pattern: #"?REPORT ?"platform.report""#
    )

    @Test("A search says what CloudWatch's documents ask for, and a further page the token of the one before")
    func searches() async throws {
        let transport = ScriptedTransport(
            AWSResponse(
                200,
                #"{"events":[{"logStreamName":"s","timestamp":1764108000001,"message":"REPORT a\t\n","eventId":"1"}],"#
                    + #""searchedLogStreams":[],"nextToken":"further"}"#
            ),
            AWSResponse(200, #"{"searchedLogStreams":[]}"#)
        )
        let client = try AWSClient.test(transport)

        let first = try await client.logEvents(query)
        let second = try await client.logEvents(query, token: first.nextToken)

        #expect(first.events == [LogEvent(stream: "s", timestamp: 1_764_108_000_001, message: "REPORT a\t\n")])
        #expect(first.nextToken == "further" && second == LogEventPage(events: [], nextToken: nil))
        let requests = transport.requests
        try #require(requests.count == 2)
        #expect(requests[0].method == "POST" && requests[0].target == "/")
        #expect("\(requests[0].endpoint)" == "https://logs.eu-central-1.amazonaws.com")
        #expect(requests[0].headers.value(of: "x-amz-target") == "Logs_20140328.FilterLogEvents")
        #expect(requests[0].headers.value(of: "content-type") == "application/x-amz-json-1.1")
        #expect(requests[0].headers.value(of: "authorization")?.contains("/eu-central-1/logs/aws4_request") == true)
        let asked = try JSONParser.parse(requests[1].body).value
        #expect(
            asked == [
                "logGroupName": "/aws/lambda/orders", "startTime": 1_764_108_000_000, "interleaved": true,
                "endTime": 1_764_111_600_000, "filterPattern": #"?REPORT ?"platform.report""#, "nextToken": "further",
            ]
        )
    }

    @Test("A page that names itself as the next one is the last")
    func endsCircles() async throws {
        let transport = ScriptedTransport(AWSResponse(200, #"{"events":[],"nextToken":"same"}"#))

        let page = try await AWSClient.test(transport).logEvents(query, token: "same")

        #expect(page.nextToken == nil)
    }

    @Test("A search that CloudWatch throttles is made again a little later, without a gap or a page twice")
    func waitsForItsTurn() async throws {
        let world = TestWorld()
        let refusal = AWSResponse(400, #"{"__type":"ThrottlingException","message":"Rate exceeded"}"#)
        let transport = ScriptedTransport(refusal, refusal, AWSResponse(200, #"{"events":[],"nextToken":"t"}"#))

        let page = try await AWSClient.test(transport, world).logEvents(query)

        #expect(page.nextToken == "t" && transport.requests.count == 3)
        #expect(Set(transport.requests.map(\.body)).count == 1)
        #expect(world.pauses == [.seconds(0.5), .seconds(1)])
    }

    @Test("An answer that is none of CloudWatch's is an error", arguments: ["<html>", "{\"events\":[{}]}", "[]"])
    func refusesStrangeAnswers(text: String) async throws {
        let transport = ScriptedTransport(AWSResponse(200, text))

        let error = await #expect(throws: AWSError.self) { try await AWSClient.test(transport).logEvents(query) }

        #expect(error?.code == .invalidAnswer)
    }

    @Test(
        "What is wrong is said with what to do",
        arguments: [
            (
                #"{"__type":"ResourceNotFoundException","message":"The specified log group does not exist."}"#,
                "There is no log group '/aws/lambda/orders' in eu-central-1: check the name and the region."
            ),
            (
                #"{"__type":"AccessDeniedException","Message":"User: x is not authorized to perform: y"}"#,
                "The log group '/aws/lambda/orders' may not be read: allow logs:FilterLogEvents on "
                    + "arn:aws:logs:eu-central-1:*:log-group:/aws/lambda/orders:*."
            ),
            (
                #"{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}"#,
                "ExpiredTokenException: AWS does not accept the credentials; renew them, or check the clock."
            ),
            (
                #"{"__type":"InvalidParameterException","message":"Invalid filter pattern"}"#,
                "The log group '/aws/lambda/orders' in eu-central-1: InvalidParameterException: Invalid filter pattern"
            ),
        ]
    )
    func saysWhatToDo(body: String, words: String) async throws {
        let client = try AWSClient.test(ScriptedTransport(AWSResponse(400, body)))

        let error = await #expect(throws: AWSError.self) { try await client.logEvents(query) }

        #expect(error?.words(onReadingLogGroup: "/aws/lambda/orders", in: client.region) == words)
    }
}
