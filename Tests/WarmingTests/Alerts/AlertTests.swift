import Testing

@testable import Warming

@Suite("Alert")
struct AlertTests {
    private static let started = AlertCourse(
        target: "orders <!channel> & co",
        rounds: 3,
        since: Timestamp("2026-11-22T20:05"),
        problem: AlertProblem(outcome: .unexpectedStatus, status: 503)
    )
    private static let over = AlertCourse(
        target: "catalog",
        rounds: 1,
        since: Timestamp("2026-11-22T19:00"),
        problem: AlertProblem(cold: 3, warmed: 10)
    )
    private static let message = AlertMessage(
        time: Timestamp("2026-11-22T20:15"),
        round: "5d0c8e1f29ab",
        started: [started],
        over: [over]
    )

    @Test("The JSON body has a version, and everything that is known of each target")
    func writesJSON() throws {
        #expect(
            text(Self.message.body(.json)) == #"{"version":1,"event":"alert","time":"2026-11-22T20:15:00.000Z","#
                + #""round":"5d0c8e1f29ab","text":"keepwarm\n"#
                + #"bad: orders <!channel> & co: unexpected-status 503, 3 bad rounds since 2026-11-22T20:05:00.000Z\n"#
                + #"well again: catalog, after 1 bad round since 2026-11-22T19:00:00.000Z","#
                + #""started":[{"target":"orders <!channel> & co","rounds":3,"since":"2026-11-22T20:05:00.000Z","#
                + #""outcome":"unexpected-status","status":503}],"#
                + #""over":[{"target":"catalog","rounds":1,"since":"2026-11-22T19:00:00.000Z","cold":3,"warmed":10}]}"#
        )
    }

    @Test("Slack's body is one text in which no name becomes a mention")
    func writesSlack() throws {
        #expect(
            text(Self.message.body(.slack)) == #"{"text":"keepwarm\n"#
                + #"bad: orders &lt;!channel&gt; &amp; co: unexpected-status 503, "#
                + #"3 bad rounds since 2026-11-22T20:05:00.000Z\n"#
                + #"well again: catalog, after 1 bad round since 2026-11-22T19:00:00.000Z"}"#
        )
    }

    @Test("A test says that it is one, in both formats")
    func writesTest() {
        let test = AlertMessage.test(at: Timestamp("2026-11-22T20:15"))

        #expect(
            text(test.body(.json)) == #"{"version":1,"event":"test","time":"2026-11-22T20:15:00.000Z","#
                + #""text":"keepwarm: this is a test; alerts arrive here","started":[],"over":[]}"#
        )
        #expect(text(test.body(.slack)) == #"{"text":"keepwarm: this is a test; alerts arrive here"}"#)
    }

    @Test("Of many targets the text names the first few, and none at length")
    func cutsShort() {
        let many = (0..<14).map { number in
            var course = Self.over
            course.target = "t\(number)" + String(repeating: "x", count: 100)
            return course
        }
        let message = AlertMessage(time: Self.over.since, round: "1", started: many, over: [])

        let lines = message.text.split(separator: "\n")

        #expect(lines.count == 12 && lines.last == "and 4 more")
        #expect(lines[1].hasPrefix("bad: t0\(String(repeating: "x", count: 57))…: 3 of 10 cold"))
    }

    @Test("The request is a POST of JSON that may take five seconds, and its answer one of the 200s")
    func makesRequest() throws {
        let alert = try Alert(url: HTTPURL("https://hooks.example/x"), format: .slack)

        let target = alert.target(for: Self.message)

        let endpoint = try #require(target.endpoint)
        #expect(target.timeout == .seconds(5) && endpoint.method == "POST")
        #expect(endpoint.headers.map(\.value) == ["application/json"])
        #expect(endpoint.body == Self.message.body(.slack))
        #expect(endpoint.accept == .success)
    }

    @Test("Numbers out of range and shares without a sign are refused", arguments: ["20", "100%", "-1%", "2.5%", "%"])
    func refuses(share: String) throws {
        let url = try HTTPURL("https://hooks.example/x")

        #expect(throws: WarmingError.self) { try Alert.share(share) }
        #expect(throws: WarmingError.self) { try Alert(url: url, after: 0) }
        #expect(throws: WarmingError.self) { try Alert(url: url, coldShare: 100) }
        #expect(throws: WarmingError.self) { try AlertFormat("xml") }
        #expect(try Alert.share("0%") == 0 && Alert.share("20%") == 20)
    }

    @Test("What is printed of an alert, and of its requests, is the URL as it was written")
    func hidesURL() throws {
        let alert = try Alert(url: HTTPURL("https://hooks.example/hunter2"), shownURL: "${URL}")

        for printed in ["\(alert)", String(reflecting: alert), dumped(alert), dumped(alert.target(for: Self.message))] {
            #expect(printed.contains("${URL}"))
            #expect(!printed.contains("hunter2"))
        }
    }

    private func text(_ body: [UInt8]) -> String {
        String(decoding: body, as: UTF8.self)
    }

    private func dumped(_ value: some Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }
}
