internal import NIOCore

/// Reads along on the server's side of a TLS handshake, below the encryption, to learn whether it resumes a session.
///
/// NIOSSL does not tell. The wire does, in the part that is never encrypted: under TLS 1.3 by a `pre_shared_key`
/// extension in the `ServerHello` (RFC 8446 section 4.2.11), under TLS 1.2 by a `ServerHello` that no `Certificate`
/// follows (RFC 5246 section 7.3).
final class HandshakeTap: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let longestFlight = 1 << 16

    /// What the server has sent; `nil` once it is known whether the session is resumed.
    private var sent: [UInt8]? = []

    /// Whether the handshake resumes a session; `false` until that is known.
    private(set) var isResumed = false

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        sent?.append(contentsOf: unwrapOutboundIn(data).readableBytesView)
        if let isResumed = sent.flatMap(Self.resumes) {
            self.isResumed = isResumed
            sent = nil
        } else if sent?.count ?? 0 > Self.longestFlight {
            sent = nil
        }
        context.write(data, promise: promise)
    }

    /// Whether this beginning of a server's flight resumes a session; `nil` when that cannot be told yet.
    static func resumes(_ flight: [UInt8]) -> Bool? {
        var (messages, later, hasChangedCiphers) = handshake(in: flight[...])
        guard let hello = takeServerHello(from: &messages) else { return nil }
        if hello.dropFirst(2).starts(with: helloRetryRandom) {
            // A second hello follows, and the change of ciphers in between is for show alone.
            messages += later
            return takeServerHello(from: &messages).map { Self.extensions(ofServerHello: $0)[preSharedKey] != nil }
        }
        let extensions = Self.extensions(ofServerHello: hello)
        if extensions[supportedVersions] != nil { return extensions[preSharedKey] != nil }
        return messages.first.map { $0 != certificateMessage } ?? (hasChangedCiphers ? true : nil)
    }

    private static let certificateMessage: UInt8 = 11
    private static let preSharedKey = 41
    private static let supportedVersions = 43

    /// The handshake messages in these records, before and after the server's change of ciphers.
    private static func handshake(
        in records: ArraySlice<UInt8>
    ) -> (messages: ArraySlice<UInt8>, later: ArraySlice<UInt8>, hasChangedCiphers: Bool) {
        var records = records
        var messages: ArraySlice<UInt8> = []
        var later: ArraySlice<UInt8> = []
        var hasChangedCiphers = false
        while let header = records.take(5), let payload = records.take(header.dropFirst(3).number) {
            switch (header.first, hasChangedCiphers) {
            case (22, false): messages += payload
            case (22, true): later += payload
            case (20, _): hasChangedCiphers = true
            default: break
            }
        }
        return (messages, later, hasChangedCiphers)
    }

    private static func takeServerHello(from messages: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let header = messages.take(4), header.first == 2 else { return nil }
        return messages.take(header.dropFirst().number)
    }

    /// The beginning of the `random` that makes a `ServerHello` a `HelloRetryRequest` (RFC 8446 section 4.1.3).
    private static let helloRetryRandom: [UInt8] = [0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11]

    private static func extensions(ofServerHello hello: ArraySlice<UInt8>) -> [Int: ArraySlice<UInt8>] {
        var rest = hello.dropFirst(2 + 32)
        guard
            let idLength = rest.take(1)?.number, rest.take(idLength + 3) != nil,  // the session, cipher and compression
            rest.take(2) != nil
        else { return [:] }
        var extensions: [Int: ArraySlice<UInt8>] = [:]
        while let type = rest.take(2)?.number, let length = rest.take(2)?.number, let value = rest.take(length) {
            extensions[type] = value
        }
        return extensions
    }
}

extension ArraySlice<UInt8> {
    /// The bytes as one number, the first of them the greatest.
    fileprivate var number: Int { reduce(0) { $0 << 8 | Int($1) } }

    /// Takes so many bytes off the front; `nil` when there are fewer.
    fileprivate mutating func take(_ length: Int) -> ArraySlice<UInt8>? {
        guard count >= length else { return nil }
        defer { self = dropFirst(length) }
        return prefix(length)
    }
}
