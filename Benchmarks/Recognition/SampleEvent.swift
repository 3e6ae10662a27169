import JSONText

/// An event of a kind that functions get.
struct SampleEvent: Sendable {
    var name: String
    var bytes: [UInt8]

    private init(_ name: String, _ event: JSONValue) {
        self.name = name
        bytes = event.bytes()
    }

    static let all = [
        SampleEvent("HTTP API, format 2.0, 1 KB", httpRequest(bodySize: 400)),
        SampleEvent("the function's own, 1 KB", order(size: 1024)),
        SampleEvent("the function's own, nearly a ping, 1 KB", nearly(size: 1024)),
        SampleEvent("the function's own, 6 MB", order(size: 6 << 20)),
        SampleEvent(
            "a ping",
            ["keepwarm": ["version": 1, "round": "7f3a-1", "ping": 3, "of": 10, "hold": 0]]
        ),
    ]

    private static func httpRequest(bodySize: Int) -> JSONValue {
        [
            "version": "2.0",
            "routeKey": "POST /orders",
            "rawPath": "/orders",
            "rawQueryString": "",
            "headers": [
                "accept": "*/*", "content-type": "application/json", "host": "api.example.com",
                "user-agent": "Mozilla/5.0 (X11; Linux x86_64)", "x-forwarded-for": "203.0.113.7",
                "x-forwarded-port": "443", "x-forwarded-proto": "https",
            ],
            "requestContext": [
                "accountId": "123456789012", "apiId": "a1b2c3d4e5", "stage": "$default", "timeEpoch": 1_764_105_751_000,
                "http": ["method": "POST", "path": "/orders", "protocol": "HTTP/1.1", "sourceIp": "203.0.113.7"],
            ],
            "body": .string(String(repeating: "x", count: bodySize)),
            "isBase64Encoded": false,
        ]
    }

    private static func order(size: Int) -> JSONValue {
        ["id": 7, "note": .string(String(repeating: "x", count: size - 20))]
    }

    /// With a name that pings have, and another value: as much as is ever looked at.
    private static func nearly(size: Int) -> JSONValue {
        ["action": "PREWARMED", "note": .string(String(repeating: "x", count: size - 32))]
    }
}
