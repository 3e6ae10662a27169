import Testing

@testable import AWSRequests

@Suite("What AWS says of failures")
struct ErrorTests {
    @Test("Lambda's refusal is read with its code, its reason and its pause")
    func readsLambda() {
        let error = AWSError(
            AWSResponse(
                429,
                #"{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}"#,
                headers: [
                    AWSHeader("X-Amzn-ErrorType", "TooManyRequestsException"), AWSHeader("Retry-After", "2"),
                    AWSHeader("x-amzn-RequestId", "5ab1"),
                ]
            )
        )

        #expect(error.code == .tooManyRequests)
        #expect(error.message == "Rate Exceeded.")
        #expect(error.status == 429)
        #expect(error.retryAfter == .seconds(2))
        #expect(error.requestID == "5ab1")
        #expect("\(error)" == "TooManyRequestsException: Rate Exceeded.")
    }

    @Test(
        "The code is found wherever a service puts it",
        arguments: [
            (AWSResponse(400, "", headers: [AWSHeader("x-amzn-ErrorType", "Foo:http://internal/")]), "Foo"),
            (AWSResponse(400, #"{"__type":"com.amazonaws.events#Foo","Message":"m"}"#), "Foo"),
            (AWSResponse(400, #"{"code":"Foo"}"#), "Foo"),
            (
                AWSResponse(
                    403,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>Foo</Code></Error></ErrorResponse>"
                ), "Foo"
            ),
            (AWSResponse(404, "no such page"), "HTTP404"),
            (AWSResponse(500), "HTTP500"),
            (AWSResponse(400, "", headers: [AWSHeader("x-amzn-ErrorType", "what is this")]), "HTTP400"),
        ]
    )
    func findsCode(answer: AWSResponse, code: String) {
        #expect(AWSError(answer).code == AWSError.Code(code))
    }

    @Test("Of a message only the first line is kept, since AWS repeats the request below it")
    func cutsMessage() {
        let error = AWSError(
            AWSResponse(
                403,
                """
                <ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated \
                does not match.

                The Canonical String for this request should have been
                x-amz-security-token:AQoDYXdzEPT</Message></Error><RequestId>7f</RequestId></ErrorResponse>
                """
            )
        )

        #expect(error.message == "The request signature we calculated does not match.")
        #expect(error.requestID == "7f")
        #expect(!String(reflecting: error).contains("AQoDYXdzEPT"))
    }

    @Test("A message with control characters cannot draw on a terminal")
    func cleansMessage() {
        #expect(AWSError(AWSResponse(400, #"{"message":"a\u001b[31mb\u0007"}"#)).message == "a[31mb")
    }

    @Test("XML is read with its references, and broken XML is no reason to fail")
    func readsXML() {
        let text = "<A><Code>a&amp;b &lt;&#65;&#x42;&gt; &unknown; &</Code><Code>second</Code></A>"

        #expect(XMLText.element("Code", of: Array(text.utf8)) == "a&b <AB> &unknown; &")
        for text in ["", "<Code>", "</Code><Code>", "<Code", "<Cod>a</Cod>"] {
            #expect(XMLText.element("Code", of: Array(text.utf8)) == nil, "\(text)")
        }
    }
}
