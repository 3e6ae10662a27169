import JSONText
public import LambdaRuntime

/// Answers events that are Swift values, with results that are Swift values.
///
/// An event that does not decode fails as `Runtime.UnmarshalError`, and a result that does not encode as
/// `Runtime.MarshalError`, as with AWS's own runtimes. It stands in a room of its own so that a function which reads its
/// events itself does not load what decodes and encodes.
public struct CodableHandler<Event: Decodable, Output: Encodable>: InvocationHandler {
    private let decoder = JSONTextDecoder()
    private let encoder = JSONTextEncoder()
    private let body: (Event, InvocationContext) async throws -> Output

    /// Creates a handler, and decodes and encodes once, so that the first event does not wait for what that loads.
    ///
    /// - Parameters:
    ///   - sampleEvent: What is decoded for that; the nearer it comes to a real event, the faster the first one is. One
    ///     that does not decode does no harm.
    ///   - body: Answers an event.
    public init(
        sampleEvent: String = "{}",
        _ body: @escaping (Event, InvocationContext) async throws -> Output
    ) {
        self.body = body
        _ = try? decoder.decode(Event.self, from: Array(sampleEvent.utf8))
        _ = try? encoder.encode(["": [0]])
    }

    /// Decodes an event, answers it, and encodes the result.
    public func handle(_ event: [UInt8], _ context: InvocationContext) async throws -> [UInt8] {
        try encode(await body(decode(event), context))
    }

    private func decode(_ event: [UInt8]) throws(CodingFailure) -> Event {
        do {
            return try decoder.decode(Event.self, from: event)
        } catch {
            throw CodingFailure(errorType: "Runtime.UnmarshalError", subject: "The event cannot be decoded", error)
        }
    }

    private func encode(_ output: Output) throws(CodingFailure) -> [UInt8] {
        do {
            return try encoder.encode(output)
        } catch {
            throw CodingFailure(errorType: "Runtime.MarshalError", subject: "The result cannot be encoded", error)
        }
    }
}

@available(*, unavailable)
extension CodableHandler: Sendable {}
