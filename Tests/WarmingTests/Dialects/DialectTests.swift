import Chance
import Foundation
import Testing
import Warming

@Suite("Dialect")
struct DialectTests {
    /// The third of ten pings of a round that asks for a hold of 75 ms.
    private static func ping(_ dialect: Dialect = .keepwarm) throws -> Ping {
        Ping(
            target: try .function(dialect: dialect, environments: 10),
            environment: 3,
            round: "4f2a00c1d9e8",
            hold: .milliseconds(75)
        )
    }

    @Test(
        "Each dialect sends the bytes that its functions look for",
        arguments: [
            (Dialect.keepwarm, #"{"keepwarm":{"version":1,"round":"4f2a00c1d9e8","ping":3,"of":10,"hold":75}}"#),
            (.lambdaWarmer, #"{"warmer":true,"concurrency":10}"#),
            (.lambdaWarmerPy, #"{"warmer":true,"concurrency":10}"#),
            (.serverlessPluginWarmup, #"{"source":"serverless-plugin-warmup"}"#),
            (
                .openNext,
                #"{"type":"warmer","warmerId":"warmer-4f2a00c1d9e8","index":2,"concurrency":10,"delay":75}"#
            ),
            (.bref, #"{"warmer":true}"#), (.thundra, ##""#warmup wait=75""##), (.prewarm, #"{"action":"PREWARM"}"#),
        ]
    )
    func golden(dialect: Dialect, payload: String) throws {
        #expect(String(decoding: dialect.message(for: try Self.ping(dialect)).payload, as: UTF8.self) == payload)
    }

    @Test("A payload of one's own is sent as it is", arguments: [nil, [], [0, 255, 10]] as [[UInt8]?])
    func raw(payload: [UInt8]?) throws {
        #expect(Dialect.raw.message(for: try Self.ping(), payload: payload).payload == payload ?? [])
    }

    @Test("Only serverless-plugin-warmup has a client context, with its source under 'custom'")
    func clientContext() throws {
        for dialect in Dialect.all {
            let context = dialect.message(for: try Self.ping(dialect)).clientContext
            let expected =
                dialect == .serverlessPluginWarmup ? #"{"custom":{"source":"serverless-plugin-warmup"}}"# : nil
            #expect(context.map { String(decoding: $0, as: UTF8.self) } == expected, "\(dialect)")
        }
    }

    @Test("A payload is JSON and says what the ping says", arguments: 1...50 as ClosedRange<UInt64>)
    func json(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let of = Int.random(in: 1...1000, using: &generator)
        let ping = Ping(
            target: try .function(environments: of),
            environment: Int.random(in: 1...of, using: &generator),
            round: String(UInt64.random(in: 0...UInt64.max, using: &generator), radix: 36),
            hold: .microseconds(Int.random(in: 0...60_000_000, using: &generator))
        )
        let seal = seed % 2 == 0 ? PingSeal(time: Int64(seed)) { "\($0.utf8.count)" } : nil

        for dialect in Dialect.all where dialect != .raw {
            let message = dialect.message(for: ping, seal: seal)
            let json = try JSONSerialization.jsonObject(with: Data(message.payload), options: .fragmentsAllowed)
            guard dialect == .keepwarm else { continue }
            let note = try #require((json as? [String: [String: Any]])?["keepwarm"])
            #expect(note["round"] as? String == ping.round)
            #expect(note["ping"] as? Int == ping.environment)
            #expect(note["of"] as? Int == of)
            #expect(note["hold"] as? Int64 == ping.hold.wholeMilliseconds)
            #expect(note["time"] as? Int64 == seal?.time)
        }
    }

    @Test("Only our own dialect signs")
    func seals() throws {
        let seal = PingSeal(time: 1_764_105_751) { _ in "00ff" }

        for dialect in Dialect.all {
            let ping = try Self.ping(dialect)
            let isSame = dialect.message(for: ping, seal: seal) == dialect.message(for: ping)
            #expect(isSame == (dialect != .keepwarm), "\(dialect)")
        }
    }

    @Test("A dialect is read by its name, and each has one of its own")
    func names() throws {
        #expect(Set(Dialect.all.map(\.name)).count == 9)
        for dialect in Dialect.all {
            #expect(try Dialect(dialect.name) == dialect)
            #expect("\(dialect)" == dialect.name)
        }
    }

    @Test(
        "A dialect that does not exist is refused, with the one that was meant",
        arguments: [
            ("lambda-warmr", "'lambda-warmr' is not a dialect; did you mean 'lambda-warmer'?"),
            (
                "carrier pigeon",
                "'carrier pigeon' is not a dialect; write one of keepwarm, lambda-warmer, lambda-warmer-py, "
                    + "serverless-plugin-warmup, opennext, bref, thundra, prewarm, raw."
            ),
        ]
    )
    func refuses(name: String, message: String) {
        #expect(throws: WarmingError(.invalidDialect, message)) { try Dialect(name) }
    }

    @Test("The dialects that can hold are ours, OpenNext's and Thundra's")
    func holds() {
        #expect(Dialect.all.filter(\.hasHold) == [.keepwarm, .openNext, .thundra])
        #expect(Dialect.all.filter(\.leavesFanOutToFunction) == [.lambdaWarmer, .lambdaWarmerPy])
    }
}
