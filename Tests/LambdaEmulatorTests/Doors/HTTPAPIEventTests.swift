import JSONText
import LambdaEmulator
import Testing

@Suite("Events of HTTP APIs")
struct HTTPAPIEventTests {
    /// The event that a request becomes.
    private func event(
        _ api: APIRoute.API,
        _ path: String,
        _ method: String,
        _ target: String,
        headers: [(String, String)] = [],
        body: [UInt8] = []
    ) async throws -> JSONValue {
        let engine = ScriptedEngine()
        let route = APIRoute(api: api, method: nil, path: try #require(RoutePath(path)), function: "orders")
        try await withDoors(engine, routes: [route]) { _, http in
            _ = try await http.send(method, target, headers: headers, body: body)
        }
        return try JSONParser.parse(try #require(engine.requests.first).payload).value
    }

    @Test("Format 2.0 has small names, joined duplicates, cookies of their own and decoded parameters")
    func writesFormat2() async throws {
        let event = try await event(
            .http,
            "/shops/{shop}/{rest+}",
            "POST",
            "/shops/caf%C3%A9/a/b?q=1&q=2&name=A+B%21&flag",
            headers: [("X-One", "1"), ("x-one", "2"), ("Cookie", "a=1; b=2"), ("Content-Type", "text/plain")],
            body: Array("Grüße".utf8)
        )

        #expect(event["version"] == "2.0")
        #expect(event["routeKey"] == "ANY /shops/{shop}/{rest+}")
        #expect(event["rawPath"] == "/shops/caf%C3%A9/a/b")
        #expect(event["rawQueryString"] == "q=1&q=2&name=A+B%21&flag")
        #expect(event["cookies"] == ["a=1", "b=2"])
        #expect(event["headers"]?["x-one"] == "1,2")
        #expect(event["headers"]?["cookie"] == nil)
        #expect(event["headers"]?["x-forwarded-for"] == "127.0.0.1")
        #expect(event["queryStringParameters"] == ["q": "1,2", "name": "A B!", "flag": ""])
        #expect(event["pathParameters"] == ["shop": "café", "rest": "a/b"])
        #expect(event["body"] == "Grüße")
        #expect(event["isBase64Encoded"] == false)
        let context = try #require(event["requestContext"])
        #expect(context["http"]?["method"] == "POST")
        #expect(context["http"]?["path"] == "/shops/caf%C3%A9/a/b")
        #expect(context["http"]?["sourceIp"] == "127.0.0.1")
        #expect(context["stage"] == "$default")
        #expect(context["time"] == "30/Aug/2015:12:36:00 +0000")
        #expect(context["timeEpoch"] == .integer(1_440_938_160_000))
        #expect(context["accountId"] == "123456789012")
    }

    @Test("Format 2.0 leaves out what a request does not have")
    func leavesOut() async throws {
        let event = try await event(.http, "$default", "GET", "/")

        #expect(event["routeKey"] == "$default")
        for name in ["cookies", "queryStringParameters", "pathParameters", "body", "stageVariables"] {
            #expect(event[name] == nil, "\(name)")
        }
    }

    @Test(
        "The content type decides whether an HTTP API hands a body on as text",
        arguments: [
            ("application/json", false), ("application/problem+json; charset=utf-8", false), ("text/csv", false),
            ("application/x-www-form-urlencoded", true), ("image/png", true), ("multipart/form-data", true),
        ]
    )
    func encodesBody(type: String, isBase64: Bool) async throws {
        let event = try await event(
            .http,
            "/",
            "POST",
            "/",
            headers: [("content-type", type)],
            body: Array("a=1".utf8)
        )

        #expect(event["isBase64Encoded"] == .boolean(isBase64))
        #expect(event["body"] == (isBase64 ? "YT0x" : "a=1"))
    }

    @Test("Bytes that are no text come in base64, whatever their type says", arguments: [APIRoute.API.http, .rest])
    func encodesBytes(api: APIRoute.API) async throws {
        let event = try await event(
            api,
            "/",
            "POST",
            "/",
            headers: [("content-type", "text/plain")],
            body: [0xFF, 0x00, 0x80]
        )

        #expect(event["isBase64Encoded"] == true)
        #expect(event["body"] == "/wCA")
    }

    @Test("A REST API has every value of a name, null for what is not there, and no version")
    func writesREST() async throws {
        let event = try await event(
            .rest,
            "/orders/{id}",
            "GET",
            "/orders/7?a=1&a=2",
            headers: [("X-One", "1"), ("X-One", "2")]
        )

        #expect(event["version"] == nil)
        #expect(event["resource"] == "/orders/{id}")
        #expect(event["path"] == "/orders/7")
        #expect(event["httpMethod"] == "GET")
        #expect(event["headers"]?["X-One"] == "2")
        #expect(event["multiValueHeaders"]?["X-One"] == ["1", "2"])
        #expect(event["queryStringParameters"] == ["a": "2"])
        #expect(event["multiValueQueryStringParameters"] == ["a": ["1", "2"]])
        #expect(event["pathParameters"] == ["id": "7"])
        #expect(event["body"] == .null)
        #expect(event["stageVariables"] == .null)
        #expect(event["requestContext"]?["path"] == "/Prod/orders/7")
        #expect(event["requestContext"]?["stage"] == "Prod")
        #expect(event["requestContext"]?["requestTime"] == "30/Aug/2015:12:36:00 +0000")
    }

    @Test("Format 1.0 of an HTTP API says so, and has the path without a stage")
    func writesFormat1() async throws {
        let event = try await event(.httpFormat1, "/orders", "GET", "/orders")

        #expect(event["version"] == "1.0")
        #expect(event["queryStringParameters"] == .null)
        #expect(event["pathParameters"] == .null)
        #expect(event["requestContext"]?["path"] == "/orders")
    }
}
