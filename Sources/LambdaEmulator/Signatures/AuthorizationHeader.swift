/// The header `Authorization` of a signed request.
struct AuthorizationHeader: Hashable, Sendable {
    /// The id of the access key.
    var accessKeyID: String

    /// When and for what the request is signed.
    var scope: SigningScope

    /// The names of the signed headers.
    var signedHeaders: [String]

    /// The signature, in hexadecimal.
    var signature: String

    /// Reads a header; `nil` when it is no such header, or not all of it.
    init?(_ text: String) {
        let algorithm = "AWS4-HMAC-SHA256"
        guard text.hasPrefix(algorithm) else { return nil }
        var fields: [Substring: Substring] = [:]
        for field in text.dropFirst(algorithm.count).split(separator: ",") {
            let field = field.drop { $0 == " " }
            let name = field.prefix { $0 != "=" }
            fields[name] = field[name.endIndex...].dropFirst()
        }
        guard let credential = fields["Credential"], let names = fields["SignedHeaders"],
            let signature = fields["Signature"]
        else { return nil }
        let parts = credential.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[4] == "aws4_request" else { return nil }
        accessKeyID = String(parts[0])
        scope = SigningScope(day: String(parts[1]), region: String(parts[2]), service: String(parts[3]))
        signedHeaders = names.split(separator: ";").map { $0.lowercased() }
        self.signature = String(signature)
    }
}
