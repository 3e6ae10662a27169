extension Behaviour {
    /// A well-formed answer.
    ///
    /// - Parameters:
    ///   - status: Its status.
    ///   - reason: Its reason phrase; may be empty.
    ///   - headers: Further header lines, `Name: value` each.
    ///   - body: Its body, which is left out after `HEAD` and with a 204 or 304.
    ///   - framing: How the client is told where the body ends.
    ///   - interim: The statuses of the interim responses that come first.
    ///   - delay: How long the server takes after it has read the request.
    ///   - keepsOpen: Whether the connection stays open for the next request, even though the client asked for its
    ///     end. A body without any framing never ends then.
    /// - Returns: The behaviour.
    public static func answer(
        status: Int = 200,
        reason: String = "OK",
        headers: [String] = [],
        body: String = "ok",
        framing: OddResponse.Framing = .contentLength,
        interim: [Int] = [],
        delay: Duration? = nil,
        keepsOpen: Bool = false
    ) -> Behaviour {
        let response = OddResponse(
            status: status,
            reason: reason,
            headers: headers,
            body: body,
            framing: framing,
            interim: interim
        )
        return answer(response, "answer with \(status)", delay: delay, keepsOpen: keepsOpen)
    }

    /// An answer with this response.
    public static func answer(
        _ response: OddResponse,
        _ description: String,
        delay: Duration? = nil,
        keepsOpen: Bool = false
    ) -> Behaviour {
        Behaviour(description) { request in
            (delay.map { [.pause($0)] } ?? [])
                + [.write(response.bytes(answering: request?.method ?? "GET"))]
                + (keepsOpen ? [] : [.finish])
        }
    }

    /// A redirect to `location`.
    public static func redirect(_ location: String, status: Int = 302) -> Behaviour {
        answer(status: status, reason: "Found", headers: ["Location: \(location)"], body: "")
    }

    /// An answer whose head, from the status line to the empty line, is exactly so many bytes long.
    ///
    /// - Parameters:
    ///   - length: The length of the head; at least 256.
    ///   - lineLength: How long one header line may be, its end included.
    /// - Returns: The behaviour.
    public static func longHead(of length: Int, inLinesOf lineLength: Int = 1024) -> Behaviour {
        var response = OddResponse()
        var missing = length - (response.bytes(answering: "HEAD").count)
        while missing > 0 {
            // A line has at least 10 bytes, `X-Fill: ` and its end, and none may be left over that is shorter.
            let line = missing <= lineLength ? missing : min(lineLength, missing - 10)
            response.headers.append("X-Fill: " + String(repeating: "x", count: max(line - 10, 0)))
            missing -= line
        }
        return answer(response, "a head of \(length) bytes")
    }

    /// An answer with so many header lines.
    public static func manyHeaders(_ count: Int) -> Behaviour {
        answer(OddResponse(headers: (0..<count).map { "X-\($0): \($0)" }), "\(count) headers")
    }

    /// Answers that are unusual but mean one thing only: status 200 and the body `ok`.
    public static let unusualAnswers: [Behaviour] = [
        answer(framing: .chunked(of: 1)).named("a chunk for every byte"),
        answer(framing: .untilClose).named("neither length nor chunks"),
        answer(interim: [100, 103]).named("interim responses"),
        answer(reason: "").named("an empty reason"),
        answer(headers: ["Connection: keep-alive"], keepsOpen: true).named("a connection kept open"),
        answer(framing: .chunked(), keepsOpen: true).named("a chunked body on a connection kept open"),
        answer { $0.statusLine = "HTTP/1.0 200 OK" }.named("HTTP/1.0"),
        answer { $0.statusLine = "HTTP/1.1 200" }.named("no blank after the status"),
        answer { $0.lineEnd = "\n" }.named("lines that end in LF alone"),
        answer { $0.headers = ["X-Folded: one", "\ttwo", "  three"] }.named("a folded header line"),
        answer { $0.headers = ["X-Empty:", "X-Blank:  \t "] }.named("empty header values"),
        answer { $0.headers = ["X-Latin: caf\u{e9}"] }.named("a header value outside ASCII"),
        raw("lower-case header names", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"),
        raw("upper-case header names", "HTTP/1.1 200 OK\r\nCONTENT-LENGTH: 2\r\n\r\nok"),
        raw("no blank after the colon", "HTTP/1.1 200 OK\r\nContent-Length:2\r\n\r\nok"),
        raw("blanks around a value", "HTTP/1.1 200 OK\r\nContent-Length: \t 2 \t\r\n\r\nok"),
        raw("upper-case Chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"),
        chunked("chunk extensions", "2;name=value;other=\"quoted\"\r\nok\r\n0;last\r\n\r\n"),
        chunked("trailers", "2\r\nok\r\n0\r\nX-Trailer: yes\r\nX-Other: too\r\n\r\n"),
        chunked("zeros before a chunk's size", "0002\r\nok\r\n000\r\n\r\n"),
    ]

    private static func answer(_ change: (inout OddResponse) -> Void) -> Behaviour {
        var response = OddResponse()
        change(&response)
        return answer(response, "answer")
    }

    private func named(_ description: String) -> Behaviour {
        var copy = self
        copy.description = description
        return copy
    }
}
