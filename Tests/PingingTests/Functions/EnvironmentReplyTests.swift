import Testing

@testable import Pinging

@Suite("Replies to pings")
struct EnvironmentReplyTests {
    @Test(
        "The environment is read out of the replies that name it",
        arguments: [
            #"{"keepwarm":{"version":1,"environment":"e1","coldStart":true,"held":50,"priming":"done"}}"#,
            #"{"type":"warmer","serverId":"e1"}"#,
            #"{"instanceId":"e1","latestRequestTime":"2026-11-22 20:15:00.123"}"#,
        ]
    )
    func reads(reply: String) {
        #expect(EnvironmentReply(Array(reply.utf8))?.environment == "e1")
    }

    @Test("Ours also says whether it is the first, how long it held, and how priming went")
    func readsOurs() throws {
        let text = #"{"keepwarm":{"version":1,"environment":"e1","coldStart":false,"held":12.5,"priming":"failed"}}"#
        let reply = try #require(EnvironmentReply(Array(text.utf8)))

        #expect(reply.isFirst == false && reply.priming == "failed")
        #expect(reply.held == .microseconds(12_500))
    }

    @Test(
        "A reply that names no environment, or one that cannot be shown, says nothing",
        arguments: [
            "", "null", "true", "[]", "{}", #""warmed""#, #"["Lambda is warm"]"#, "{", #"{"keepwarm":null}"#,
            #"{"keepwarm":{"environment":""}}"#, #"{"keepwarm":{"environment":7}}"#, #"{"serverId":"e1"}"#,
            #"{"type":"warmer"}"#, #"{"instanceId":"a b"}"#, #"{"instanceId":"a\nb"}"#, #"{"instanceId":"ä"}"#,
            "{\"instanceId\":\"\(String(repeating: "a", count: 129))\"}",
            "{\"instanceId\":\"a\"\(String(repeating: " ", count: 4096))}",
        ]
    )
    func passesOver(reply: String) {
        #expect(EnvironmentReply(Array(reply.utf8)) == nil)
    }
}
