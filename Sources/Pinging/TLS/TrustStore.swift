import CNIOBoringSSL

/// The trusted authorities of one context, each parsed when a server's chain names it for the first time.
///
/// A system's bundle holds some 140 certificates, and a server's chain names one or two of them. BoringSSL gives every
/// verdict. It asks its store for certificates by their subject alone: by the subjects and issuers of the chain that the
/// server sent, and by the issuers of what it was given. So a store with all that bear these names answers it as the
/// store of the whole bundle would. Where that is not certain the whole bundle is parsed, and it never ends in a refusal
/// without that.
final class TrustStore {
    private var bundle: AuthorityBundle?
    private var isParsed: [Bool]

    /// How many certificates have been parsed.
    private(set) var parsedCount = 0

    /// Whether the whole bundle has been parsed, so that BoringSSL does without this store.
    private(set) var isWhole = false

    /// Creates a store of a bundle's authorities, which parses none of them.
    init(_ bundle: AuthorityBundle) {
        self.bundle = bundle
        isParsed = Array(repeating: false, count: bundle.authorities.count)
    }

    /// Makes a context ask this store, which must live as long as the context.
    func serve(_ context: OpaquePointer) {
        SSL_CTX_set_cert_verify_callback(
            context,
            { request, store in
                guard let request, let store else { return 0 }
                return Unmanaged<TrustStore>.fromOpaque(store).takeUnretainedValue().judge(request)
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    /// Gives BoringSSL's verdict on a chain: 1 for a chain to be trusted.
    private func judge(_ request: OpaquePointer) -> CInt {
        guard let data = X509_STORE_CTX_get_ex_data(request, SSL_get_ex_data_X509_STORE_CTX_idx()) else { return 0 }
        let ssl = OpaquePointer(data)
        if SSL_get_verify_mode(ssl) == SSL_VERIFY_NONE {
            // Nobody asks. Should anybody do so later, the chain was not found to be good.
            X509_STORE_CTX_set_error(request, X509_V_ERR_APPLICATION_VERIFICATION)
            return 0
        }
        guard let bundle else { return X509_verify_cert(request) }
        if addAuthorities(namedBy: request, from: bundle), X509_verify_cert(request) == 1 { return 1 }
        ERR_clear_error()
        return judge(request, byAllOf: bundle, in: SSL_get_SSL_CTX(ssl))
    }

    /// Parses the authorities that a chain names, those that these name in turn, and so on.
    ///
    /// - Returns: Whether the store now answers as one of the whole bundle would: not so when a name cannot be read, or
    ///   when several certificates bear it, of which BoringSSL takes the one that comes first in an order of its own.
    private func addAuthorities(namedBy request: OpaquePointer, from bundle: AuthorityBundle) -> Bool {
        let chain = X509_STORE_CTX_get0_untrusted(request)
        var names: [NameKey] = []
        for index in 0..<OPENSSL_sk_num(chain) {
            let certificate = OPENSSL_sk_value(chain, index).map { OpaquePointer($0) }
            guard let subject = Self.key(of: X509_get_subject_name(certificate)),
                let issuer = Self.key(of: X509_get_issuer_name(certificate))
            else { return false }
            names += [subject, issuer]
        }
        while let name = names.popLast() {
            let places = bundle.places(of: name)
            guard places.count <= 1 else { return false }
            guard let place = places.first, !isParsed[place] else { continue }
            parse(bundle, place, into: X509_STORE_CTX_get0_store(request))
            names.append(bundle.authorities[place].issuer)
        }
        return true
    }

    /// Gives the verdict that the whole bundle leads to, and leaves all further ones to BoringSSL.
    private func judge(_ request: OpaquePointer, byAllOf bundle: AuthorityBundle, in context: OpaquePointer?) -> CInt {
        guard let second = X509_STORE_CTX_new(), let whole = X509_STORE_new() else {
            X509_STORE_CTX_set_error(request, X509_V_ERR_OUT_OF_MEM)
            return 0
        }
        defer { X509_STORE_CTX_free(second) }
        // A new store, filled in the order of the file: among certificates of one name, the order tells.
        for place in bundle.authorities.indices { parse(bundle, place, into: whole) }

        // The request goes on pointing to the store that it was made for.
        let partial = X509_STORE_CTX_get0_store(request)
        X509_STORE_up_ref(partial)
        defer { X509_STORE_free(partial) }
        SSL_CTX_set_cert_store(context, whole)
        SSL_CTX_set_cert_verify_callback(context, nil, nil)
        isWhole = true
        self.bundle = nil

        // A request serves for one verdict.
        let leaf = X509_STORE_CTX_get0_cert(request)
        guard X509_STORE_CTX_init(second, whole, leaf, X509_STORE_CTX_get0_untrusted(request)) == 1,
            X509_VERIFY_PARAM_set1(X509_STORE_CTX_get0_param(second), X509_STORE_CTX_get0_param(request)) == 1
        else {
            X509_STORE_CTX_set_error(request, X509_V_ERR_OUT_OF_MEM)
            return 0
        }
        let verdict = X509_verify_cert(second)
        X509_STORE_CTX_set_error(request, X509_STORE_CTX_get_error(second))
        return verdict
    }

    /// Parses one certificate.
    ///
    /// One that BoringSSL cannot make sense of vouches for nobody, and takes nothing from the others.
    private func parse(_ bundle: AuthorityBundle, _ place: Int, into store: OpaquePointer?) {
        isParsed[place] = true
        parsedCount += 1
        let certificate = bundle.bytes[bundle.authorities[place].range].withUnsafeBufferPointer { bytes in
            var start = bytes.baseAddress
            return d2i_X509(nil, &start, bytes.count)
        }
        guard let certificate else { return }
        X509_STORE_add_cert(store, certificate)
        X509_free(certificate)
    }

    private static func key(of name: OpaquePointer?) -> NameKey? {
        var start: UnsafePointer<UInt8>?
        var count = 0
        guard X509_NAME_get0_der(name, &start, &count) == 1 else { return nil }
        return NameKey(Array(UnsafeBufferPointer(start: start, count: count))[...])
    }
}
