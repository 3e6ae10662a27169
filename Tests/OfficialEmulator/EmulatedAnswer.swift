/// What came back for an event.
public struct EmulatedAnswer: Hashable, Sendable {
    /// The HTTP status: 200 also for a function's error.
    public var status: Int

    /// The function's result, or its error.
    public var body: [UInt8]

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }
}
