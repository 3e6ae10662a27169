extension Behaviour {
    /// When a connection is reset.
    public enum ResetMoment: Sendable, CaseIterable {
        /// As soon as it stands, so that a client may find that connecting fails; on TLS as soon as it is encrypted.
        case accepted
        /// When the request has been read.
        case requested
        /// In the middle of the response's head.
        case inHead
        /// In the middle of the response's body.
        case inBody
    }

    /// Accepts and reads, and never says anything.
    ///
    /// On a port that should speak TLS: silent in the handshake.
    public static let silent = Behaviour("silent")

    /// Stops in the middle of the head and stays open.
    public static let halfHead = raw("half a head", "HTTP/1.1 200 OK\r\nContent-Le")

    /// Promises more than comes and stays open.
    public static let halfBody = raw("half a body", promisingHead + "half")

    /// Stops in the middle of a chunk and stays open.
    public static let halfChunk = chunked("half a chunk", "a\r\nhalf")

    /// Promises more than comes and ends.
    public static let truncated = raw("a truncated body", promisingHead + "half").thenFinishing()

    /// Ends in the middle of a chunk.
    public static let truncatedChunk = chunked("a truncated chunk", "a\r\nhalf").thenFinishing()

    /// Ends after a whole chunk, without the last one.
    public static let missingLastChunk = chunked("no last chunk", "4\r\nhalf\r\n").thenFinishing()

    /// Ends in the middle of the head.
    public static let truncatedHead = raw("a truncated head", "HTTP/1.1 200 OK\r\nContent-Le").thenFinishing()

    /// Ends without a byte as soon as the connection stands.
    public static let closeAtOnce = Behaviour("closed at once", after: .connection, .finish)

    /// Ends without a byte at the first bytes.
    ///
    /// On a port that should speak TLS: closes in the handshake.
    public static let closeAtFirstBytes = Behaviour("closed at the first bytes", after: .firstBytes, .finish)

    /// Ends without a byte when it has read the request.
    public static let closeAfterRequest = Behaviour("closed after the request", .finish)

    /// Answers with a body that ends with the connection, and on TLS ends that without its `close_notify`.
    public static let cutWithoutGoodbye = Behaviour(
        "cut without a goodbye",
        .write(OddResponse(framing: .untilClose).bytes()),
        .cut
    )

    /// Resets the connection.
    public static func reset(_ moment: ResetMoment) -> Behaviour {
        switch moment {
        case .accepted: Behaviour("reset when accepted", after: .connection, .reset)
        case .requested: Behaviour("reset when requested", .reset)
        case .inHead: Behaviour("reset in the head", .write(Array("HTTP/1.1 200 OK\r\nContent-Le".utf8)), .reset)
        case .inBody: Behaviour("reset in the body", .write(Array((promisingHead + "half").utf8)), .reset)
        }
    }

    private static let promisingHead = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
}
