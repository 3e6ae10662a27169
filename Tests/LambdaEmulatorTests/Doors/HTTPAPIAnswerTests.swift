import LambdaEmulator
import Testing

@Suite("Answers of HTTP APIs")
struct HTTPAPIAnswerTests {
    private func answer(
        _ api: APIRoute.API,
        _ result: InvocationOutcome.Result?,
        timeout: Duration? = nil,
        target: String = "/orders",
        method: String = "GET",
        body: [UInt8] = []
    ) async throws -> EmulatorClient.Response {
        let engine = ScriptedEngine { _ in result.map { .outcome($0) } }
        let path = try #require(RoutePath("/orders"))
        let route = APIRoute(api: api, method: "GET", path: path, function: "orders", timeout: timeout)
        return try await withDoors(engine, routes: [route]) { _, http in
            try await http.send(method, target, body: body)
        }
    }

    @Test("Status, headers, cookies and body come out as the function says", arguments: [APIRoute.API.http, .rest])
    func answers(api: APIRoute.API) async throws {
        let payload = """
            {"statusCode":201,"headers":{"X-One":"1","X-Number":2,"Content-Length":"999"},"body":"made",
            "multiValueHeaders":{"X-Two":["a","b"]},"cookies":["a=1","b=2"],"isBase64Encoded":false}
            """

        let response = try await answer(api, .succeeded(Array(payload.utf8)))

        #expect(response.status == 201)
        #expect(response.text == "made")
        #expect(response.header("x-one") == "1")
        #expect(response.header("x-number") == "2")
        #expect(response.header("content-length") == "4")
        #expect(response.header("x-emulator-environment") == "0123456789abcdef0123456789abcdef")
        let cookies = response.headers.filter { $0.name == "set-cookie" }.map(\.value)
        let values = response.headers.filter { $0.name == "X-Two" }.map(\.value)
        #expect(cookies == (api == .http ? ["a=1", "b=2"] : []))
        #expect(values == (api == .http ? [] : ["a", "b"]))
        #expect(response.header(api == .http ? "apigw-requestid" : "x-amzn-requestid") == "1-1")
    }

    @Test("A body in base64 comes out as bytes")
    func decodesBody() async throws {
        let payload =
            #"{"statusCode":"200","body":"/wCA","isBase64Encoded":true,"headers":{"content-type":"image/png"}}"#

        let response = try await answer(.http, .succeeded(Array(payload.utf8)))

        #expect(response.body == [0xFF, 0x00, 0x80])
        #expect(response.header("content-type") == "image/png")
    }

    @Test(
        "Format 2.0 takes any JSON without a status as the body of a 200",
        arguments: [#"{"a":1}"#, "[1,2]", #""x""#]
    )
    func takesPlainJSON(payload: String) async throws {
        let response = try await answer(.http, .succeeded(Array(payload.utf8)))

        #expect(response.status == 200)
        #expect(response.text == payload)
        #expect(response.header("content-type") == "application/json")
    }

    @Test(
        "An answer in the wrong form is 500 of an HTTP API and 502 of a REST API",
        arguments: [
            "no json", #"{"statusCode":"many"}"#, #"{"statusCode":99}"#, #"{"statusCode":200,"body":{"a":1}}"#,
            #"{"statusCode":200,"headers":[1]}"#, #"{"statusCode":200,"headers":{"a":{}}}"#,
            #"{"statusCode":200,"headers":{"a":"b\r\nc: d"}}"#, #"{"statusCode":200,"headers":{"a b":"c"}}"#,
            #"{"statusCode":200,"headers":{"a":"\u007f"}}"#, #"{"statusCode":200,"headers":{"Größe":1}}"#,
            #"{"statusCode":200,"headers":{"":"a"}}"#, #"{"statusCode":101}"#,
            #"{"statusCode":200,"body":"%%%","isBase64Encoded":true}"#,
        ]
    )
    func refusesForm(payload: String) async throws {
        let http = try await answer(.http, .succeeded(Array(payload.utf8)))
        let rest = try await answer(.rest, .succeeded(Array(payload.utf8)))

        #expect(http.status == 500)
        #expect(http.text == #"{"message":"Internal Server Error"}"#)
        #expect(rest.status == 502)
        #expect(rest.text == #"{"message":"Internal server error"}"#)
    }

    @Test("A cookie that no header can carry is 500")
    func refusesCookie() async throws {
        let payload = #"{"statusCode":200,"cookies":["a=1\r\nb: 2"]}"#

        #expect(try await answer(.http, .succeeded(Array(payload.utf8))).status == 500)
    }

    @Test("A REST API wants a status")
    func wantsStatus() async throws {
        #expect(try await answer(.rest, .succeeded(Array(#"{"a":1}"#.utf8))).status == 502)
        #expect(try await answer(.httpFormat1, .succeeded(Array(#"{"a":1}"#.utf8))).status == 500)
    }

    @Test("A failed function, a refusal of Lambda and a function that takes too long have statuses of their own")
    func answersFailures() async throws {
        let failed = InvocationOutcome.Result.functionError("Unhandled", Array("{}".utf8))
        let throttled = InvocationOutcome.Result.refused(.tooManyRequests(.concurrency))
        let missing = InvocationOutcome.Result.refused(.notFound(arn: "arn"))

        #expect(try await answer(.http, failed).status == 500)
        #expect(try await answer(.rest, failed).status == 502)
        #expect(try await answer(.http, throttled).status == 503)
        #expect(try await answer(.rest, throttled).status == 500)
        #expect(try await answer(.http, missing).status == 500)
        #expect(try await answer(.http, nil, timeout: .milliseconds(50)).text == #"{"message":"Service Unavailable"}"#)
        let late = try await answer(.rest, nil, timeout: .milliseconds(50))
        #expect(late.status == 504)
        #expect(late.text == #"{"message":"Endpoint request timed out"}"#)
    }

    @Test("What no route takes is 404 of an HTTP API and 403 of a REST API")
    func answersUnknown() async throws {
        let http = try await answer(.http, nil, target: "/nope")
        let rest = try await answer(.rest, nil, method: "DELETE")

        #expect(http.status == 404)
        #expect(http.text == #"{"message":"Not Found"}"#)
        #expect(rest.status == 403)
        #expect(rest.text == #"{"message":"Missing Authentication Token"}"#)
    }

    @Test("A request over 10 MB is refused with 413")
    func refusesLarge() async throws {
        let body = [UInt8](repeating: 0x61, count: 10 * 1024 * 1024 + 1)

        #expect(try await answer(.http, nil, body: body).status == 413)
    }

    @Test("Nobody waits longer than API Gateway does")
    func limitsTimeout() throws {
        let path = try #require(RoutePath("/"))

        #expect(APIRoute(api: .http, method: nil, path: path, function: "f").timeout == .seconds(30))
        #expect(APIRoute(api: .rest, method: nil, path: path, function: "f").timeout == .seconds(29))
        #expect(
            APIRoute(api: .rest, method: nil, path: path, function: "f", timeout: .seconds(30)).timeout == .seconds(29)
        )
    }
}
