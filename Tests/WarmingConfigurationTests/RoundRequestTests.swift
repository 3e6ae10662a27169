import Testing
import Warming
import WarmingConfiguration

@Suite("Round request")
struct RoundRequestTests {
    private let configured = ["orders", "catalog"].compactMap { (name: String) in
        try? Target(name: name, endpoint: HTTPEndpoint(url: HTTPURL("https://api.example.com/" + name)))
    }

    @Test(
        "An event that says nothing asks for every target",
        arguments: [
            "", "null", "{}", " {} ",
            #"{"source": "aws.events", "detail-type": "Scheduled Event", "detail": {}, "resources": []}"#,
            #"{"source": "aws.scheduler", "detail-type": "Scheduled Event", "detail": "{}"}"#,
            #"{"source": "shop.deploys", "detail-type": "Deployed", "detail": {"targets": 7}}"#,
        ]
    )
    func everything(event: String) throws {
        let request = try RoundRequest(event: Array(event.utf8))

        #expect(request == RoundRequest())
        #expect(try request.targets(among: configured) == configured)
    }

    @Test("Names choose among the configuration's targets, in its order and once each")
    func chooses() throws {
        let request = try RoundRequest(event: Array(#"{"only": ["catalog", "orders", "catalog"]}"#.utf8))

        #expect(try request.targets(among: configured).map(\.name) == ["orders", "catalog"])
    }

    @Test("Targets of the event stand in for the configuration's")
    func replaces() throws {
        let event =
            #"{"targets": ["https://other.example/health", {"name": "b", "url": "https://b.example"}], "only": ["b"]}"#
        let request = try RoundRequest(event: Array(event.utf8))

        #expect(request.targets?.count == 2)
        #expect(try request.targets(among: configured).map(\.name) == ["b"])
    }

    @Test("Targets of the event have the event's own defaults")
    func appliesDefaults() throws {
        let event = #"{"targets": ["https://a.example"], "timeout": "3s", "defaults": {"method": "HEAD"}}"#
        let target = try #require(try RoundRequest(event: Array(event.utf8)).targets?.first)

        #expect(target.timeout == .seconds(3))
        #expect(target.endpoint?.method == "HEAD")
    }

    @Test("No variable is filled in, with a default or without")
    func keepsVariables() {
        for reference in ["${SECRET}", "${SECRET:-x}"] {
            #expect(
                mistakes(#"{"targets": ["https://a.example/\#(reference)"]}"#) == [
                    "event:1:14: '\(reference)' cannot be filled in here; write the value itself"
                ]
            )
        }
    }

    @Test(
        "A mistake is told with its place",
        arguments: [
            ("{", "event:1:2: not valid JSON: "),
            ("[]", "event:1:1: an event must be an object, not a list"),
            ("7", "event:1:1: an event must be an object, not the number 7"),
            (#"{"target": []}"#, "event:1:2: unknown key 'target'; did you mean 'targets'?"),
            (
                #"{"key1": "value1"}"#,
                "event:1:2: unknown key 'key1'; the keys in an event are targets, only, timeout, defaults"
            ),
            (
                #"{"schedule": "rate(1 minute)"}"#,
                "event:1:2: unknown key 'schedule' in an event; write it at the top of the file"
            ),
            (#"{"only": "orders"}"#, "event:1:10: 'only' must be a list of target names, not a text"),
            (#"{"only": []}"#, "event:1:10: 'only' is an empty list; write at least one name"),
            (#"{"only": ["a", 7]}"#, "event:1:16: a target's name must be a text, not the number 7"),
            (#"{"targets": []}"#, "event:1:13: 'targets' is an empty list; write at least one URL"),
            (#"{"targets": null}"#, "event:1:13: 'targets' is empty; write a list"),
        ]
    )
    func refuses(event: String, mistake: String) throws {
        let first = try #require(mistakes(event).first)

        #expect(first.hasPrefix(mistake), "\(first)")
    }

    @Test("A name that no target has is told, with the one that was meant")
    func refusesUnknownNames() throws {
        let error = #expect(throws: WarmingError.self) { try RoundRequest(only: ["order"]).targets(among: configured) }

        #expect(error?.message == "There is no target 'order'; did you mean 'orders'?")
    }

    @Test("A name that no target has is told on one line")
    func tellsUnknownNamesOnOneLine() {
        let request = RoundRequest(only: ["a\nb\u{85}\u{2028}c"])
        let error = #expect(throws: WarmingError.self) { try request.targets(among: configured) }

        #expect(
            error?.message
                == #"There is no target 'a\nb\u{0085}\u{2028}c'; name one of the configuration's targets."#
        )
    }

    @Test("A mistake is told on one line, whatever separates lines in the event")
    func tellsMistakesOnOneLine() {
        #expect(
            mistakes("{\"a\u{85}\u{2028}\u{2029}b\": 1}") == [
                #"event:1:2: unknown key 'a\u{0085}\u{2028}\u{2029}b'; "#
                    + "the keys in an event are targets, only, timeout, defaults"
            ]
        )
    }

    @Test("Without any target there is nothing to ping")
    func refusesNothing() {
        #expect(throws: WarmingError.self) { try RoundRequest().targets(among: []) }
    }

    private func mistakes(_ event: String) -> [String] {
        do {
            _ = try RoundRequest(event: Array(event.utf8))
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }
}
