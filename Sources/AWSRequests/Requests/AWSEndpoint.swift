/// Where a service of AWS is reached: the beginning of a URL.
public struct AWSEndpoint: Hashable, Sendable {
    /// Whether the connection is encrypted.
    public var isSecure: Bool

    /// The host: a name, or a numeric address without brackets.
    public var host: String

    /// The port.
    public var port: Int

    /// What the path of every request begins with, as on the wire; empty, or with a slash at its start and none at its
    /// end.
    public var path: String

    /// Creates an endpoint.
    public init(isSecure: Bool = true, host: String, port: Int? = nil, path: String = "") {
        self.isSecure = isSecure
        self.host = host
        self.port = port ?? (isSecure ? 443 : 80)
        self.path = path
    }

    /// Reads a URL such as `http://localhost:9001`.
    ///
    /// - Throws: ``AWSError`` with code ``AWSError/Code/invalidSetting`` when it is no URL of http or https, or when it
    ///   names a user, a query or a fragment.
    public init(_ url: String) throws(AWSError) {
        let scheme = url.prefix { $0 != ":" }.lowercased()
        let rest = url.dropFirst(scheme.utf8.count)
        guard ["http", "https"].contains(scheme), rest.hasPrefix("://"),
            url.utf8.allSatisfy({ $0 > UInt8(ascii: " ") && $0 < 0x7f }),
            !url.contains(where: { "?#@\\\"<>".contains($0) })
        else { throw Self.refusal(of: url) }
        let authority = rest.dropFirst(3).prefix { $0 != "/" }
        var path = rest.dropFirst(3 + authority.utf8.count)
        while path.hasSuffix("/") { path.removeLast() }
        guard let (host, port) = Self.hostAndPort(authority) else { throw Self.refusal(of: url) }
        self.init(isSecure: scheme == "https", host: host, port: port, path: String(path))
    }

    /// The host as the header `Host` has it: with brackets where it needs them, and with a port that is not the usual.
    public var authority: String {
        let host = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? host : "\(host):\(port)"
    }

    private static func hostAndPort(_ authority: Substring) -> (String, Int?)? {
        let host: Substring
        let rest: Substring
        if authority.hasPrefix("[") {
            host = authority.dropFirst().prefix { $0 != "]" }
            rest = authority.dropFirst(host.utf8.count + 2)
            guard authority.contains("]"), host.contains(":") else { return nil }
        } else {
            host = authority.prefix { $0 != ":" }
            rest = authority.dropFirst(host.utf8.count)
        }
        guard !host.isEmpty else { return nil }
        if rest.isEmpty || rest == ":" { return (String(host), nil) }
        guard rest.hasPrefix(":"), rest.dropFirst().allSatisfy({ "0"..."9" ~= $0 }), let port = Int(rest.dropFirst()),
            1...65_535 ~= port
        else { return nil }
        return (String(host), port)
    }

    private static func refusal(of url: String) -> AWSError {
        // What somebody put before an @ may be a password.
        let shown = url.contains("@") ? "A URL with a user in it" : "'\(url)'"
        return AWSError(.invalidSetting, "\(shown) is no endpoint; write it like 'http://localhost:9001'.")
    }
}

extension AWSEndpoint: CustomStringConvertible {
    /// The URL.
    public var description: String { "\(isSecure ? "https" : "http")://\(authority)\(path)" }
}
