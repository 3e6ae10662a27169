import CNIOBoringSSL
import Glibc
import Kernel
import Warming

/// The encryption of one connection, over a socket that never blocks.
final class TLSConnection {
    private let ssl: OpaquePointer
    private let context: TLSContext
    private let origin: String
    private let isVerified: Bool

    /// The one protocol that is offered (RFC 7301): a length and a name.
    private static let protocols: [UInt8] = [8] + Array("http/1.1".utf8)

    /// Prepares the client's side of a connection over a socket, which must stay open for as long as this lives.
    ///
    /// - Throws: An outcome with code ``Outcome/Code/tlsFailed`` when BoringSSL refuses the host or is out of memory.
    init(_ context: TLSContext, over socket: borrowing Socket, to url: HTTPURL, isVerified: Bool) throws(PingFailure) {
        guard let ssl = SSL_new(context.pointer) else {
            throw .ended(Outcome(.tlsFailed, "out of memory"))
        }
        self.ssl = ssl
        self.context = context
        self.isVerified = isVerified
        // An unverified session must never stand in for a verified one: resuming it would skip the check.
        origin = "\(isVerified ? "verified" : "unverified") \(url.host) \(url.port)"

        SSL_set_connect_state(ssl)
        SSL_set_alpn_protos(ssl, Self.protocols, Self.protocols.count)
        SSL_set_fd(ssl, socket.descriptor)
        SSL_set_ex_data(ssl, 0, Unmanaged.passUnretained(self).toOpaque())
        let isNumeric = SocketAddress(numericHost: url.host, port: url.port) != nil
        if !isNumeric { SSL_set_tlsext_host_name(ssl, url.host) }
        if isVerified {
            SSL_set_verify(ssl, SSL_VERIFY_PEER, nil)
            let parameters = SSL_get0_param(ssl)
            X509_VERIFY_PARAM_set_hostflags(parameters, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
            let isSet =
                isNumeric
                ? X509_VERIFY_PARAM_set1_ip_asc(parameters, url.host)
                : X509_VERIFY_PARAM_set1_host(parameters, url.host, url.host.utf8.count)
            guard isSet == 1 else { throw .ended(Outcome(.tlsFailed, "the host cannot stand in a certificate")) }
        } else {
            SSL_set_verify(ssl, SSL_VERIFY_NONE, nil)
        }
        if let session = context.session(for: origin) { SSL_set_session(ssl, session) }
    }

    deinit {
        SSL_free(ssl)
    }

    /// The connection that a BoringSSL object belongs to.
    static func owner(of ssl: OpaquePointer?) -> TLSConnection? {
        guard let ssl, let pointer = SSL_get_ex_data(ssl, 0) else { return nil }
        return Unmanaged<TLSConnection>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Takes a session that the server gave, for the next connection to the same origin.
    func keep(_ session: OpaquePointer) {
        context.keep(session, for: origin)
    }

    /// Goes on with the handshake: done with 0 bytes once the connection is encrypted.
    func shakeHands() -> Connection.Transfer {
        attempt(isHandshake: true) { SSL_do_handshake(ssl) == 1 ? 0 : -1 }
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> Connection.Transfer {
        attempt { SSL_write(ssl, bytes.baseAddress, CInt(clamping: bytes.count)) }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Connection.Transfer {
        attempt { SSL_read(ssl, buffer.baseAddress, CInt(clamping: buffer.count)) }
    }

    private func attempt(isHandshake: Bool = false, _ call: () -> CInt) -> Connection.Transfer {
        ERR_clear_error()
        errno = 0
        let count = call()
        if count > 0 || (isHandshake && count == 0) { return .done(Int(count)) }
        let reason = errno
        switch SSL_get_error(ssl, count) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE:
            return .wouldBlock
        case SSL_ERROR_ZERO_RETURN:
            return .done(0)
        case SSL_ERROR_SYSCALL where reason != 0:
            return .failed(PingFailure(SystemError(call: "TLS", errno: reason)))
        case SSL_ERROR_SYSCALL where isHandshake:
            return .failed(.ended(Outcome(.connectionReset, "closed during the TLS handshake")))
        case SSL_ERROR_SYSCALL:
            return .done(0)  // the end without a farewell, as many servers have it
        default:
            return .failed(.ended(TLSFailure.outcome(of: ssl, isVerified: isVerified)))
        }
    }
}
