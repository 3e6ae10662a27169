/// What the fake Runtime API does with a request.
struct FakeReply: Sendable {
    /// What becomes of the connection then.
    enum Ending {
        /// It waits for the next request.
        case open
        /// It is closed, without having said so.
        case closed
        /// It is reset.
        case reset
    }

    /// What is sent, each piece by itself.
    var pieces: [[UInt8]]
    var ending = Ending.open

    /// Whether the request's body is left unread.
    var ignoresBody = false

    /// An invocation with an event.
    static func event(
        _ event: String = "{}",
        id: String? = "8f5a0000-1111-2222-3333-444455556666",
        deadline: String? = "1700000060000",
        headers: [String] = []
    ) -> FakeReply {
        let fields =
            [id.map { "Lambda-Runtime-Aws-Request-Id: \($0)" }, deadline.map { "Lambda-Runtime-Deadline-Ms: \($0)" }]
            .compactMap { $0 } + headers
        return text(head("200 OK", fields, length: event.utf8.count) + event)
    }

    /// An answer without an invocation.
    static func status(_ status: Int, _ body: String = "") -> FakeReply {
        text(head("\(status) Whatever", [], length: body.utf8.count) + body)
    }

    /// What Lambda answers to a result.
    static let accepted = status(202, "{\"status\":\"OK\"}\n")

    /// Exactly these bytes.
    static func text(_ text: String) -> FakeReply {
        FakeReply(pieces: [Array(text.utf8)])
    }

    /// Nothing but an end of the connection.
    static func ending(_ ending: Ending) -> FakeReply {
        FakeReply(pieces: [], ending: ending)
    }

    /// The same, with another end.
    func then(_ ending: Ending) -> FakeReply {
        var copy = self
        copy.ending = ending
        return copy
    }

    /// The same, every byte by itself.
    func byteByByte() -> FakeReply {
        var copy = self
        copy.pieces = pieces.flatMap { $0.map { [$0] } }
        return copy
    }

    private static func head(_ status: String, _ fields: [String], length: Int) -> String {
        (["HTTP/1.1 \(status)"] + fields + ["Content-Length: \(length)", "", ""]).joined(separator: "\r\n")
    }
}
