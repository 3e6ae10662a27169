/// An absolute `http` or `https` URL, taken apart as far as a ping needs it.
public struct HTTPURL: Hashable, Sendable {
    /// Whether the connection is encrypted.
    public let isSecure: Bool

    /// The host as a resolver takes it: a name in lower case, an IPv4 address, or an IPv6 address without brackets.
    ///
    /// An IPv6 address may have a zone, `fe80::1%eth0`.
    public let host: String

    /// The port, from 1 to 65535; 80 or 443 when the URL names none.
    public let port: Int

    /// The path and the query as the request line takes them; `/` when the URL has no path.
    public package(set) var requestTarget: String

    /// Reads a URL.
    ///
    /// - Parameter text: An `http` or `https` URL in ASCII (RFC 3986). Its fragment, if any, is dropped.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidURL``. The message names the value, save for a
    ///   URL with an `@` in it, which is never repeated: a password may stand before that.
    public init(_ text: String) throws(WarmingError) {
        let (scheme, rest) = try Self.splitScheme(of: text)
        isSecure = scheme == "https"

        let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        let authority = rest[..<authorityEnd]
        guard !authority.contains("@") else {
            throw WarmingError(
                .invalidURL,
                "A URL with a user name or password in it cannot be used; send them in an Authorization header instead."
            )
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Self.refusal(text, "it has a blank or a character outside ASCII; percent-encode it")
        }
        (host, port) = try Self.splitAuthority(authority, of: text, defaultPort: isSecure ? 443 : 80)

        let target = rest[authorityEnd...].prefix { $0 != "#" }
        requestTarget = target.hasPrefix("/") ? String(target) : "/" + target
    }

    /// The host and, unless it is the scheme's own, the port: what the `Host` header holds.
    ///
    /// Without the zone of an IPv6 address, which means nothing to another machine (RFC 6874 section 4).
    public var authority: String {
        authority(of: host.utf8.firstIndex(of: UInt8(ascii: "%")).map { String(host[..<$0]) } ?? host)
    }

    private func authority(of host: String) -> String {
        let bracketed = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? bracketed : "\(bracketed):\(port)"
    }

    private static func refusal(_ text: String, _ reason: String) -> WarmingError {
        // A password with a '/' or a '#' in it ends the authority early, so that '@' may stand anywhere.
        text.utf8.contains(UInt8(ascii: "@"))
            ? WarmingError(
                .invalidURL,
                "A URL with an @ in it cannot be read, and is not repeated since a password may stand in it; "
                    + "send that in an Authorization header instead."
            )
            : WarmingError(.invalidURL, "'\(text)' is not a URL to ping: \(reason).")
    }

    private static func splitScheme(of text: String) throws(WarmingError) -> (scheme: String, rest: Substring) {
        // An index by hand: this runs once for each of thousands of targets.
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), text[colon...].hasPrefix("://") else {
            throw refusal(text, "write it with its scheme, like https://\(text.isEmpty ? "example.com/health" : text)")
        }
        let scheme = text[..<colon].lowercased()
        guard scheme == "http" || scheme == "https" else {
            guard !scheme.utf8.contains(UInt8(ascii: "@")) else { throw refusal(text, "it has no scheme") }
            throw WarmingError(.invalidURL, "'\(scheme)' is not a scheme to ping; use http or https.")
        }
        return (scheme, text[text.utf8.index(colon, offsetBy: 3)...])
    }

    private static func splitAuthority(
        _ authority: Substring,
        of text: String,
        defaultPort: Int
    ) throws(WarmingError) -> (host: String, port: Int) {
        var host = authority
        var portText: Substring?
        if authority.hasPrefix("[") {
            guard let bracket = authority.firstIndex(of: "]") else {
                throw refusal(text, "the IPv6 address has no closing bracket")
            }
            host = authority[authority.index(after: authority.startIndex)..<bracket]
            let after = authority[authority.index(after: bracket)...]
            guard after.isEmpty || after.hasPrefix(":") else {
                throw refusal(text, "'\(after)' follows the IPv6 address")
            }
            portText = after.isEmpty ? nil : after.dropFirst()
            guard let address = ipv6Address(host) else { throw refusal(text, "'\(host)' is not an IPv6 address") }
            host = address
        } else {
            if let colon = authority.firstIndex(of: ":") {
                host = authority[..<colon]
                portText = authority[authority.index(after: colon)...]
            }
            guard !host.isEmpty else { throw refusal(text, "it has no host") }
            guard host.utf8.count <= 253, host.utf8.allSatisfy(\.isHostCharacter) else {
                throw refusal(text, "'\(host)' is not a host name; write a name outside ASCII in its xn-- form")
            }
            host = host.lowercased()[...]
        }

        guard let portText, !portText.isEmpty else { return (String(host), defaultPort) }
        guard portText.utf8.allSatisfy(\.isDigit), let port = Int(portText), 1...65535 ~= port else {
            throw refusal(text, "'\(portText)' is not a port from 1 to 65535")
        }
        return (String(host), port)
    }

    /// An address in lower case, and its zone as it was written: an interface's name has a case.
    ///
    /// `%25` before the zone is RFC 6874's way to write it, and `%` what people write.
    private static func ipv6Address(_ text: Substring) -> Substring? {
        let parts = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0].contains(":"), parts[0].utf8.allSatisfy(\.isIPv6Character) else { return nil }
        guard parts.count == 2 else { return parts[0].lowercased()[...] }
        let zone = parts[1].hasPrefix("25") && parts[1].utf8.count > 2 ? parts[1].dropFirst(2) : parts[1]
        guard !zone.isEmpty, zone.utf8.allSatisfy(\.isHostCharacter) else { return nil }
        return "\(parts[0].lowercased())%\(zone)"
    }
}

extension HTTPURL: CustomStringConvertible {
    /// The URL, written in full.
    public var description: String {
        let host = self.host.split(omittingEmptySubsequences: false) { $0 == "%" }.joined(separator: "%25")
        return "\(isSecure ? "https" : "http")://\(authority(of: host))\(requestTarget)"
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

    fileprivate var isLetter: Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= self || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self
    }

    fileprivate var isHostCharacter: Bool { isDigit || isLetter || "-._".utf8.contains(self) }

    /// A hexadecimal digit, a colon, or a dot (of an IPv4 tail).
    fileprivate var isIPv6Character: Bool {
        isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= self | 0x20 || ":.".utf8.contains(self)
    }
}
