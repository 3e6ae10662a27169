/// Which certificate authorities an encrypted connection trusts.
public enum CertificateTrust: Hashable, Sendable {
    /// Those of the system, in the bundle that its package manager keeps.
    case system

    /// Those of one PEM file, and no others.
    case file(path: String)

    /// Where the bundle lies on the common distributions, Amazon Linux and the images of Lambda among them.
    static let systemBundles = [
        "/etc/ssl/certs/ca-certificates.crt",  // Debian, Ubuntu, Alpine, Arch
        "/etc/pki/tls/certs/ca-bundle.crt",  // Amazon Linux, Fedora, Red Hat
        "/etc/ssl/ca-bundle.pem",  // openSUSE
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ]
}
