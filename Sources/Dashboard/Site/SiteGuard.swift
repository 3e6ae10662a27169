import FoundationEssentials

/// Decides who may look at the dashboard.
///
/// On an address that only this machine reaches everybody may who asks for it by such an address: a page from elsewhere
/// that made its own name point here may not. On any other address one needs the token.
public struct SiteGuard: Sendable {
    private let token: String?

    /// Lets in whoever is on this machine, or, with a token, whoever has it.
    public init(token: String?) {
        self.token = token
    }

    /// The answer to somebody who may not look; `nil` to somebody who may.
    func refusal(of request: SiteRequest) -> SiteResponse? {
        guard let token else {
            guard !Self.isLoopback(request.host) else { return nil }
            return .text("The dashboard answers to localhost only.", status: 403)
        }
        guard !presented(by: request).contains(where: { Self.isSame($0, token) }) else { return nil }
        var response = SiteResponse.text("The dashboard wants its token, as the password of any user.", status: 401)
        response.headers = [("WWW-Authenticate", "Basic realm=\"Keepwarm\", charset=\"UTF-8\"")]
        return response
    }

    /// Whether a host, with or without a port, is this machine to itself.
    public static func isLoopback(_ host: String) -> Bool {
        var name = host[...]
        if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
            name = name[name.index(after: name.startIndex)..<end]
        } else if let colon = name.lastIndex(of: ":"), name.firstIndex(of: ":") == colon {
            name = name[..<colon]
        }
        let octets = name.split(separator: ".", omittingEmptySubsequences: false)
        return name == "localhost" || name == "::1"
            || (octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil })
    }

    private func presented(by request: SiteRequest) -> [String] {
        guard let authorization = request.authorization,
            case let parts = authorization.split(separator: " ", maxSplits: 1), parts.count == 2
        else { return [] }
        switch parts[0].lowercased() {
        case "bearer": return [String(parts[1])]
        case "basic":
            guard let bytes = Data(base64Encoded: String(parts[1])),
                let text = String(validating: bytes, as: UTF8.self), let colon = text.firstIndex(of: ":")
            else { return [] }
            return [String(text[text.index(after: colon)...])]
        default: return []
        }
    }

    /// Whether two texts are the same, in a time that does not tell how much of them is.
    private static func isSame(_ given: String, _ token: String) -> Bool {
        let (given, token) = (Array(given.utf8), Array(token.utf8))
        guard given.count == token.count else { return false }
        return zip(given, token).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
