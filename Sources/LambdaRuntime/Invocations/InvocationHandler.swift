/// Answers the events of a function, one at a time.
public protocol InvocationHandler {
    /// Answers one event.
    ///
    /// - Parameters:
    ///   - event: The event as Lambda handed it over: up to 6 MB of JSON.
    ///   - context: What Lambda says about the invocation.
    /// - Returns: The result, at most 6 MB; JSON, unless the caller expects something else.
    /// - Throws: What becomes the failure of this invocation; the next event comes all the same. ``InvocationError``
    ///   says how to choose what the caller gets to see.
    mutating func handle(_ event: [UInt8], _ context: InvocationContext) async throws -> [UInt8]
}
