/// A request that the Runtime API did not accept.
struct Refusal: Hashable, Sendable, CustomStringConvertible {
    /// What was sent, in words.
    let subject: String

    /// The status that came back.
    let status: Int

    /// What came back with it, as one line.
    let reason: String

    /// Describes an answer that accepts nothing.
    init(_ subject: String, _ response: Response) {
        self.subject = subject
        status = response.head.status
        // What the API itself says, such as {"errorMessage":"Invalid request ID",…}; it quotes no payload.
        let body = String(decoding: response.body.prefix(500), as: UTF8.self)
        reason = body.cut(toBytes: 300).oneLine
    }

    var description: String {
        "The Runtime API refused \(subject) with status \(status)\(reason.isEmpty ? "" : ": \(reason)")."
    }
}
