import Chance
import JSONText
import Testing
import Warmup

@Suite("Dialects", .timeLimit(.minutes(1)))
struct DialectTests {
    /// A ping as it is sent, what it is answered, and how long that takes in milliseconds.
    struct Exchange: Sendable, CustomTestStringConvertible {
        let sender: String
        let event: String
        let reply: String
        var hold = 0

        var testDescription: String { "\(sender): \(event)" }
    }

    private static let ours = """
        {"keepwarm":{"version":1,"environment":"\(TestEnvironment.id)","coldStart":true,"age":0,"requests":0,"held":0,\
        "priming":"none"}}
        """

    private static let exchanges = [
        Exchange(
            sender: "Keepwarm",
            event: #"{"keepwarm":{"version":1,"round":"7f3a-1","ping":3,"of":10,"hold":50}}"#,
            reply: ours.replacing(#""held":0"#, with: #""held":50"#),
            hold: 50
        ),
        Exchange(
            sender: "serverless-plugin-warmup",
            event: #"{"source":"serverless-plugin-warmup"}"#,
            reply: ours
        ),
        Exchange(
            sender: "serverless-plugin-lambda-warmup",
            event: #"{ "source": "serverless-plugin-lambda-warmup" }"#,
            reply: ours
        ),
        Exchange(sender: "lambda-warmer", event: #"{"warmer":true,"concurrency":3}"#, reply: #""warmed""#),
        Exchange(
            sender: "lambda-warmer, as a person writes it",
            event: "{\n  \"concurrency\": 3,\n  \"warmer\": true\n}",
            reply: #""warmed""#
        ),
        Exchange(
            sender: "lambda-warmer, trying out",
            event: #"{"warmer":true,"concurrency":3,"test":true}"#,
            reply: #""warmed""#
        ),
        Exchange(
            sender: "lambda-warmer, several functions",
            event: #"[{"warmer":true,"concurrency":1,"target":"myOtherFunction"},{"warmer":true,"concurrency":2}]"#,
            reply: #""warmed""#
        ),
        Exchange(
            sender: "lambda-warmer, fanned out",
            event: #"{"warmer":true,"__WARMER_INVOCATION__":2,"__WARMER_CONCURRENCY__":3,"#
                + #""__WARMER_CORRELATIONID__":"d3a9"}"#,
            reply: #""warmed""#,
            hold: 75
        ),
        Exchange(
            sender: "lambda-warmer-py, fanned out",
            event: #"{"warmer": true, "__WARMER_INVOCATION__": 3, "__WARMER_CONCURRENCY__": 3, "#
                + #""__WARMER_CORRELATION_ID__": "d3a9"}"#,
            reply: #""warmed""#,
            hold: 75
        ),
        Exchange(
            sender: "Go, fanned out",
            event:
                #"{"warmer":true,"concurrency":0,"warmerinvocation":2,"warmerConcurrency":3,"correlationId":"d3a9"}"#,
            reply: #""warmed""#,
            hold: 75
        ),
        Exchange(sender: ".NET", event: #"{"Warmer":true,"Concurrency":3}"#, reply: ""),
        Exchange(
            sender: ".NET, fanned out",
            event: #"{"Warmer":true,"Concurrency":0,"InvocationNumber":2,"TotalInvocation":3,"CorrelationId":"d3a9"}"#,
            reply: "",
            hold: 75
        ),
        Exchange(
            sender: "OpenNext",
            event: #"{"type":"warmer","warmerId":"warmer-a1b2c3","index":0,"concurrency":5,"delay":75}"#,
            reply: #"{"type":"warmer","serverId":"\#(TestEnvironment.id)"}"#,
            hold: 75
        ),
        Exchange(sender: "Bref", event: #"{"warmer":true}"#, reply: #"["Lambda is warm"]"#),
        Exchange(
            sender: "Thundra",
            event: ##""#warmup wait=0""##,
            reply: #"{"instanceId":"\#(TestEnvironment.id)"}"#,
            hold: 100
        ),
        Exchange(sender: "a tag for Terraform", event: #"{"action":"PREWARM"}"#, reply: ours),
    ]

    @Test("Each is answered with the bytes that its sender expects, after its hold", arguments: exchanges)
    func answers(exchange: Exchange) async {
        let environment = TestEnvironment()

        let reply = await environment.send(exchange.event)

        #expect(reply == exchange.reply)
        #expect(environment.age == .milliseconds(exchange.hold))
    }

    @Test("A ping is no request, and the next ping finds an environment that has served", arguments: exchanges)
    func counts(exchange: Exchange) async throws {
        let environment = TestEnvironment()

        _ = await environment.send(exchange.event)
        let next = try await environment.ping()

        #expect(next?["requests"] == 0 && next?["coldStart"] == false)
    }

    @Test("Thundra hears when the last real request was, in UTC, and waits for so much more than its 100 ms")
    func tellsRequestTime() async {
        let environment = TestEnvironment(.init(unsignedHoldLimit: .seconds(1)))

        environment.clock.advance(by: .milliseconds(277))
        _ = await environment.send(#"{"id":7}"#)
        environment.clock.advance(by: .seconds(60))
        let reply = await environment.send(##""#warmup wait=200""##)

        #expect(
            reply == #"{"instanceId":"\#(TestEnvironment.id)","latestRequestTime":"2025-11-25 21:22:31.277"}"#
        )
        #expect(environment.age == .milliseconds(277 + 60_000 + 300))
    }

    @Test("serverless-plugin-warmup is recognised by its client context beside an event of the user's own")
    func readsContext() async {
        let environment = TestEnvironment()
        let event = Array(#"{"stage":"live"}"#.utf8)

        let reply = await environment.warmup.reply(
            to: event,
            clientContext: #"{"custom":{"source":"serverless-plugin-warmup"}}"#
        )
        let other = await environment.warmup.reply(to: event, clientContext: #"{"custom":{"source":"app"}}"#)

        #expect(reply != nil && other == nil)
    }

    @Test(
        "An event that says nothing is a request, unless it was agreed to be a ping",
        arguments: ["", "{}", " null\n"]
    )
    func emptyEvents(event: String) async {
        let usual = TestEnvironment()
        let agreed = TestEnvironment(.init(takesEmptyEventsAsPings: true))

        let none = await usual.send(event)
        let reply = await agreed.send(event)

        #expect(none == nil && reply == #"{"instanceId":"\#(TestEnvironment.id)"}"#)
        #expect(agreed.age == .milliseconds(100))
    }

    @Test(
        "What only looks like a ping is a request",
        arguments: [
            #"{"warmer":false}"#, #"{"warmer":"true"}"#, #"{"warmer":true"#, #"{"warmers":true}"#,
            #"{"type":"warmers"}"#, #"{"type":"order","source":"serverless-plugin-warmup"}"#,
            #"{"source":"serverless-plugin-warmups"}"#, #"{"source":"aws.events"}"#, #"{"action":"PREWARMED"}"#,
            #"{"keepwarm":true}"#, #"{"keepwarm":"please"}"#, #"{"concurrency":3}"#,
            #"{"concurrency":3,"warmer":false}"#,
            #"[{"warmer":false},{"warmer":true}]"#, "[]", #""warmup""#, ##""#warmup"##, ##""#warmups wait=5""##, "7",
            "true", "{", "\"", "", "[",
            #"{"Records":[{"warmer":true}]}"#,
        ]
    )
    func passes(event: String) async throws {
        let environment = TestEnvironment()

        let reply = await environment.send(event)
        let next = try await environment.ping()

        #expect(reply == nil)
        #expect(next?["requests"] == 1)
    }

    @Test("A damaged ping is answered or passes, and nobody waits for long", arguments: exchanges)
    func survivesDamage(exchange: Exchange) async {
        var chance = SeededGenerator(seed: 7)
        let bytes = Array(exchange.event.utf8)

        for _ in 1...500 {
            let environment = TestEnvironment(.init(takesEmptyEventsAsPings: true))
            var damaged = bytes
            for _ in 0...Int.random(in: 0...2, using: &chance) where !damaged.isEmpty {
                let place = Int.random(in: 0..<damaged.count, using: &chance)
                switch Int.random(in: 0...3, using: &chance) {
                case 0: damaged.remove(at: place)
                case 1: damaged.insert(.random(in: 0...255, using: &chance), at: place)
                case 2: damaged[place] = .random(in: 0...255, using: &chance)
                default: damaged.removeSubrange(place...)
                }
            }
            _ = await environment.warmup.reply(to: damaged, clientContext: String(decoding: damaged, as: UTF8.self))
            #expect(environment.age <= .milliseconds(100))
        }
    }

    @Test("Nothing as large as a real event is taken for a ping")
    func refusesLarge() async {
        let event = #"{"warmer":true,"padding":"\#(String(repeating: "x", count: 4096))"}"#

        let reply = await TestEnvironment().send(event)

        #expect(reply == nil)
    }
}
