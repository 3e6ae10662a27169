import LambdaRuntime
import NIOConcurrencyHelpers
import Testing

@testable import LambdaCoding

@Suite("Handling Codable values", .timeLimit(.minutes(1)))
struct CodableHandlerTests {
    private struct Order: Decodable {
        struct Line: Decodable {
            var amount: Int
        }

        var name: String
        var lines: [Line]
    }

    private struct Total: Encodable {
        var name: String
        var amount: Double
    }

    private static let context = InvocationContext(requestID: "1", deadline: .init(millisecondsSince1970: 0))

    private func answer(_ event: String, amount: Double? = nil) async throws -> String {
        let handler = CodableHandler { (order: Order, _) in
            Total(name: order.name, amount: amount ?? Double(order.lines.reduce(0) { $0 + $1.amount }))
        }
        return String(decoding: try await handler.handle(Array(event.utf8), Self.context), as: UTF8.self)
    }

    @Test("Events and results are values")
    func decodesAndEncodes() async throws {
        let result = try await answer(#"{"name":"a","lines":[{"amount":1},{"amount":2}]}"#)

        #expect(result == #"{"name":"a","amount":3}"# || result == #"{"name":"a","amount":3.0}"#)
    }

    @Test(
        "An event that does not decode is told by where and why, and not quoted",
        arguments: [
            (#"{"name":"secret"}"#, "the member 'lines' is missing"),
            (#"{"name":"secret","lines":[{"amount":1},{}]}"#, "the member 'amount' is missing (at lines[1])"),
            (#"{"name":"secret","lines":[{"amount":"secret"}]}"#, "(at lines[0].amount)"),
            (#"{"name":"secret","#, "The event cannot be decoded: "),
            ("secret", "The event cannot be decoded: "), ("", "The event cannot be decoded: "),
        ]
    )
    func explainsEvents(event: String, words: String) async throws {
        let error = await #expect(throws: CodingFailure.self) { try await answer(event) }

        #expect(error?.errorType == "Runtime.UnmarshalError")
        #expect(error?.errorMessage.contains(words) == true)
        #expect(error?.errorMessage.contains("secret") == false)
    }

    @Test("A result that is no JSON is told by where and why")
    func explainsResults() async throws {
        let error = await #expect(throws: CodingFailure.self) {
            try await answer(#"{"name":"a","lines":[]}"#, amount: .infinity)
        }

        #expect(error?.errorType == "Runtime.MarshalError")
        #expect(error?.errorMessage.contains("amount") == true)
    }

    @Test("The sample is decoded when the handler is made, and one that is wrong does no harm")
    func decodesSample() async throws {
        let decoded = NIOLockedValueBox<[Int]>([])
        Noticed.$seen.withValue(decoded) {
            _ = CodableHandler(sampleEvent: "7") { (event: Noticed, _) in event.value }
            _ = CodableHandler(sampleEvent: "{") { (event: Noticed, _) in event.value }
        }

        #expect(decoded.withLockedValue { $0 } == [7])
    }
}

/// A value that says that it was decoded.
private struct Noticed: Decodable {
    @TaskLocal static var seen: NIOLockedValueBox<[Int]>?

    var value: Int

    init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Int.self)
        Self.seen?.withLockedValue { $0.append(value) }
    }
}
