import CNIOBoringSSL
import Warming

/// Puts BoringSSL's reasons into the words of an outcome.
enum TLSFailure {
    /// The outcome of a connection that has just failed.
    ///
    /// Empties the thread's queue of errors.
    static func outcome(of ssl: OpaquePointer, isVerified: Bool) -> Outcome {
        let error = ERR_peek_last_error()
        defer { ERR_clear_error() }
        let verification = SSL_get_verify_result(ssl)
        if isVerified, verification != X509_V_OK, ERR_GET_REASON(error) == SSL_R_CERTIFICATE_VERIFY_FAILED {
            return outcome(ofVerification: CInt(clamping: verification))
        }
        return Outcome(.tlsFailed, reason(of: error))
    }

    private static func outcome(ofVerification code: CInt) -> Outcome {
        let words = X509_verify_cert_error_string(Int(code)).map { String(cString: $0) } ?? "reason \(code)"
        return switch code {
        case X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_CERT_NOT_YET_VALID:
            Outcome(.certificateExpired, words)
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
            Outcome(.certificateForOtherHost, words)
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            Outcome(.certificateFromUnknownIssuer, words)
        default:
            Outcome(.tlsFailed, words)
        }
    }

    private static func reason(of error: UInt32) -> String {
        if ERR_GET_REASON(error) == SSL_R_WRONG_VERSION_NUMBER || ERR_GET_REASON(error) == SSL_R_HTTP_REQUEST {
            return "the port does not speak TLS"
        }
        guard error != 0, let words = ERR_reason_error_string(error) else { return "the handshake failed" }
        return String(cString: words).lowercased().split(separator: "_").joined(separator: " ")
    }
}
