import AWSRequests
import Digests
import Testing

@testable import Pinging
@testable import Warming

@Suite("Answers to invocations")
struct InvocationReadingTests {
    private static let report =
        "REPORT RequestId: 8f5a0000-0000-4000-8000-000000000001\tDuration: 250.06 ms\tBilled Duration: 351 ms\t"
        + "Memory Size: 512 MB\tMax Memory Used: 74 MB\tInit Duration: 100.77 ms\t\n"

    @Test("An environment that took longer to start than the ping waited was started ahead of it, and is not cold")
    func knowsProactive() throws {
        let cold = try reading(log: Self.report, latency: .milliseconds(360))
        let early = try reading(log: Self.report, latency: .milliseconds(90))

        #expect(cold.proof?.isCold == true && cold.proof?.isProactive == false)
        #expect(early.proof?.isCold == false && early.proof?.isProactive == true)
        #expect(early.proof?.initDuration == .microseconds(100_770))
        #expect(cold.proof?.billedDuration == .milliseconds(351) && cold.proof?.maxMemoryUsed == 74)
    }

    @Test("A log without a report proves nothing about the start; a reply may")
    func doesWithoutReport() throws {
        let silent = try reading(log: "START RequestId: 1 Version: 1\n")
        let telling = try reading(log: nil, body: #"{"keepwarm":{"environment":"e1","coldStart":true}}"#)

        #expect(silent.outcome.isAnswered && silent.proof?.isCold == nil && silent.proof?.billedDuration == nil)
        #expect(telling.proof?.isCold == true && telling.proof?.environment == "e1")
    }

    @Test("The answer says which request it was, with a log and without")
    func namesRequest() throws {
        #expect(try reading(log: Self.report).proof?.requestID == "8f5a0000-0000-4000-8000-000000000001")
        #expect(try reading(log: nil).proof?.requestID == "8f5a0000-0000-4000-8000-000000000001")
    }

    @Test("The last report counts: a function may have printed one like it")
    func takesLastReport() throws {
        let forged = Self.report.replacing("Billed Duration: 351", with: "Billed Duration: 1")

        #expect(try reading(log: forged + Self.report).proof?.billedDuration == .milliseconds(351))
    }

    @Test(
        "A refusal says what to do",
        arguments: [
            (
                403, "AccessDeniedException",
                "User: arn:aws:iam::123456789012:user/w is not authorized to perform: lambda:InvokeFunction on resource: "
                    + "arn:aws:lambda:eu-central-1:123456789012:function:orders:live because no identity-based policy allows it",
                Outcome(
                    .accessDenied,
                    "allow lambda:InvokeFunction on arn:aws:lambda:eu-central-1:123456789012:function:orders:live"
                )
            ),
            (
                403, "AccessDeniedException", "no",
                Outcome(
                    .accessDenied,
                    "allow lambda:InvokeFunction on arn:aws:lambda:eu-central-1:*:function:orders:live"
                )
            ),
            (
                409, "ResourceConflictException", "The function is currently in the following state: Pending",
                Outcome(.functionNotReady, "The function is currently in the following state: Pending")
            ),
            (429, "TooManyRequestsException", "Rate Exceeded.", Outcome(.throttled, "Rate Exceeded.")),
            (
                403, "ExpiredTokenException", "The security token included in the request is expired: s3cr3t",
                Outcome(
                    .accessDenied,
                    "ExpiredTokenException: AWS does not accept the credentials; renew them, or check the clock"
                )
            ),
            (500, "ServiceException", "", Outcome(.awsError, "ServiceException")),
            (502, "InvalidZipFileException", "bad", Outcome(.awsError, "InvalidZipFileException: bad")),
        ]
    )
    func tellsRefusals(status: Int, type: String, message: String, outcome: Outcome) throws {
        let body = #"{"Type":"User","message":"\#(message)"}"#
        let response = AWSResponse(
            status: status,
            headers: [AWSHeader("x-amzn-errortype", type)],
            body: Array(body.utf8)
        )

        let reading = InvocationReading(response, latency: .zero, function: try function, region: "eu-central-1")

        #expect(reading.outcome == outcome)
        #expect(reading.proof == nil && reading.refusal != nil)
    }

    @Test("An error of the function is one line, whatever it holds, and its stack and payload are not shown")
    func shortensErrors() throws {
        let body = #"{"errorType":"Error","errorMessage":"a\nb\u001b[31m","trace":["secret"]}"#
        let reading = try reading(log: nil, body: body, error: "Unhandled")
        let silent = try self.reading(log: nil, body: "null", error: "Unhandled")

        #expect(reading.outcome == Outcome(.functionError, "Error: a b [31m"))
        #expect(silent.outcome == Outcome(.functionError, "it does not say why"))
    }

    private var function: Warming.LambdaFunction {
        get throws { try Warming.LambdaFunction(name: "orders:live") }
    }

    private func reading(
        log: String?,
        body: String = "null",
        error: String? = nil,
        latency: Duration = .seconds(1)
    ) throws -> InvocationReading {
        var headers = [AWSHeader("x-amzn-RequestId", "8f5a0000-0000-4000-8000-000000000001")]
        if let log { headers.append(AWSHeader("X-Amz-Log-Result", Array(log.utf8).base64)) }
        if let error { headers.append(AWSHeader("X-Amz-Function-Error", error)) }
        return InvocationReading(
            AWSResponse(status: 200, headers: headers, body: Array(body.utf8)),
            latency: latency,
            function: try function,
            region: "eu-central-1"
        )
    }
}
