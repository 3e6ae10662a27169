import Testing
import Warming

@Suite("HTTP header")
struct HTTPHeaderTests {
    @Test(
        "A line is read as a name and a value without blanks around it",
        arguments: [
            ("X-Source: warm-up", "X-Source", "warm-up"), ("a:b", "a", "b"), ("A: \t b c \t", "A", "b c"),
            ("A:", "A", ""), ("A:   ", "A", ""), ("Authorization: Bearer a:b", "Authorization", "Bearer a:b"),
            ("X!#$%&'*+-.^_`|~0: tab\tinside", "X!#$%&'*+-.^_`|~0", "tab\tinside"), ("Name: Bücher", "Name", "Bücher"),
        ]
    )
    func reads(line: String, name: String, value: String) throws {
        let header = try HTTPHeader(line: line)

        #expect(header.name == name)
        #expect(header.value == value)
        #expect(try HTTPHeader(name: name, value: value) == header)
    }

    @Test("A value is in nothing that is printed of a header")
    func hidesValue() throws {
        let header = try HTTPHeader(name: "Authorization", value: "Bearer hunter2")
        let endpoint = try HTTPEndpoint(url: HTTPURL("https://example.com"), headers: [header])
        var dumped = ""
        dump([header], to: &dumped)
        dump(endpoint, to: &dumped)

        for printed in [
            "\(header)", header.debugDescription, "\([header])", String(reflecting: header),
            "\(Optional(header), default: "")",
            "\(endpoint)", String(reflecting: endpoint), dumped,
        ] {
            #expect(!printed.contains("hunter2"))
        }
        #expect("\(header)" == "Authorization: ***")
        #expect(dumped.contains("Authorization"))
    }

    @Test(
        "A name that is no token is refused, and named",
        arguments: ["", "A B", "A:", "A\r", "A\u{0}", "Größe", "(A)", "A/B"]
    )
    func refusesName(name: String) {
        #expect(
            message { () throws(WarmingError) in try HTTPHeader(name: name, value: "hunter2") }
                == "'\(name)' is not a header name; use letters, digits and hyphens, like X-Request-Source."
        )
    }

    @Test(
        "A header that the framing of the request depends on is refused",
        arguments: ["Connection", "content-length", "TRANSFER-ENCODING", "Expect", "Upgrade"]
    )
    func refusesReserved(name: String) {
        #expect(
            message { () throws(WarmingError) in try HTTPHeader(name: name, value: "hunter2") }
                == "The header '\(name)' is written by keepwarm itself; leave it out."
        )
    }

    @Test(
        "A value with a line break or another control character is refused without being repeated",
        arguments: ["hunter2\r\nX: y", "hunter2\n", "\rhunter2", "hunter2\u{0}", "hunter2\u{1B}[2J", "hunter2\u{7F}"]
    )
    func refusesValue(value: String) {
        let told = "The value of the header 'A' has a line break or another control character; remove it."

        #expect(message { () throws(WarmingError) in try HTTPHeader(name: "A", value: value) } == told)
        #expect(message { () throws(WarmingError) in try HTTPHeader(line: "A: \(value)") } == told)
    }

    @Test(
        "A line that is misshapen is refused without being repeated",
        arguments: [
            "hunter2", "Authorization hunter2", "", "X-Key hunter2:x", "Authorization Basic hunter2:y", ": hunter2",
            "X-Key=hunter2: a", "\"X-Key: hunter2\"",
        ]
    )
    func refusesLine(line: String) {
        let told = message { () throws(WarmingError) in try HTTPHeader(line: line) }

        #expect(told.contains("write it as 'Name: value'"))
        #expect(!told.contains("hunter2"))
    }

    private func message(_ make: () throws(WarmingError) -> HTTPHeader) -> String {
        do {
            _ = try make()
            return "accepted"
        } catch {
            return error.code == .invalidHeader ? error.message : "another code"
        }
    }
}
