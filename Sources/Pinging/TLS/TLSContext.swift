import CNIOBoringSSL
import Glibc

/// What the encrypted connections of one loop share: the trusted authorities and the sessions to resume.
///
/// BoringSSL is the copy that swift-nio-ssl builds. It is used directly and not through NIOSSL, which neither resumes
/// sessions nor tells why a certificate was refused.
final class TLSContext {
    let pointer: OpaquePointer
    private var sessions: [String: OpaquePointer] = [:]

    /// The authorities that are parsed when they are named; `nil` when all of them are parsed already.
    private(set) var authorities: TrustStore?

    /// Creates a context.
    ///
    /// - Throws: ``PingingError`` when the file of authorities cannot be read or holds no certificate.
    init(trust: CertificateTrust) throws(PingingError) {
        guard let pointer = SSL_CTX_new(TLS_method()) else {
            throw PingingError(.tlsUnavailable, "BoringSSL gave no context: this machine is out of memory.")
        }
        self.pointer = pointer
        SSL_CTX_set_min_proto_version(pointer, UInt16(TLS1_2_VERSION))
        // A long request tells how much of it has gone out, as on a plain socket.
        SSL_CTX_set_mode(pointer, UInt32(SSL_MODE_ENABLE_PARTIAL_WRITE))
        // Sessions are kept here, by origin; BoringSSL's own store is for servers.
        SSL_CTX_set_session_cache_mode(pointer, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL)
        SSL_CTX_sess_set_new_cb(pointer) { ssl, session in
            guard let session, let connection = TLSConnection.owner(of: ssl) else { return 0 }
            connection.keep(session)
            return 1  // the session is ours now
        }
        try load(trust)
    }

    deinit {
        for session in sessions.values { SSL_SESSION_free(session) }
        SSL_CTX_free(pointer)
    }

    /// The session that was last agreed on with an origin, which stays the context's own.
    func session(for origin: String) -> OpaquePointer? {
        sessions[origin]
    }

    /// Keeps a session, and takes over the caller's reference to it.
    func keep(_ session: OpaquePointer, for origin: String) {
        if let earlier = sessions.updateValue(session, forKey: origin) { SSL_SESSION_free(earlier) }
    }

    private func load(_ trust: CertificateTrust) throws(PingingError) {
        switch trust {
        case .system:
            // A machine without a bundle can still ping http: an https ping then tells of an unknown issuer.
            for path in CertificateTrust.systemBundles where access(path, R_OK) == 0 {
                if load(path) { return }
            }
            ERR_clear_error()
        case .file(let path):
            guard access(path, R_OK) == 0 else {
                throw PingingError(
                    .unreadableAuthorities,
                    "The certificate file '\(path)' cannot be read: \(String(cString: strerror(errno)))."
                )
            }
            guard load(path) else {
                ERR_clear_error()
                throw PingingError(
                    .unreadableAuthorities,
                    "'\(path)' holds no certificate in PEM form; name a file with BEGIN CERTIFICATE lines."
                )
            }
        }
    }

    private func load(_ path: String) -> Bool {
        guard let text = AuthorityBundle.text(ofFile: path), let bundle = AuthorityBundle(text) else {
            return SSL_CTX_load_verify_locations(pointer, path, nil) == 1
        }
        let authorities = TrustStore(bundle)
        authorities.serve(pointer)
        self.authorities = authorities
        return true
    }
}
