import JSONText

/// The JSON in which containers, instances, processes and single sign-on hand out credentials.
struct CredentialsDocument {
    private let document: JSONValue
    private let origin: String

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - origin: Where it comes from, for errors, which never repeat what it says.
    /// - Throws: ``AWSError`` with code ``AWSError/Code/invalidAnswer`` when it is no JSON object.
    init(_ bytes: [UInt8], from origin: String) throws(AWSError) {
        self.origin = origin
        guard let document = try? JSONParser.parse(bytes).value, case .object = document else {
            throw AWSError(.invalidAnswer, "\(origin) gave something else than a JSON object.")
        }
        self.document = document
    }

    private init(_ document: JSONValue, from origin: String) {
        self.document = document
        self.origin = origin
    }

    /// A document in the document.
    func part(_ name: String) throws(AWSError) -> CredentialsDocument {
        guard let part = document[name] else {
            throw AWSError(.invalidAnswer, "\(origin) gave a JSON object without '\(name)'.")
        }
        return CredentialsDocument(part, from: origin)
    }

    /// The text of a member.
    func text(_ name: String) -> String? {
        if case .string(let text)? = document[name] { text } else { nil }
    }

    /// The whole number of a member.
    func integer(_ name: String) -> Int64? {
        if case .number(let number)? = document[name] { number.integer.map(Int64.init) } else { nil }
    }

    /// The credentials, with the token under the name that the origin has for it.
    func credentials(token: String) throws(AWSError) -> AWSCredentials {
        try credentials(id: "AccessKeyId", secret: "SecretAccessKey", token: token, expiration: "Expiration")
    }

    /// The credentials, under the names that the origin has for their parts.
    func credentials(
        id: String,
        secret: String,
        token: String,
        expiration: String
    ) throws(AWSError) -> AWSCredentials {
        var end: WallTime?
        if let milliseconds = integer(expiration) {
            end = WallTime(millisecondsSince1970: milliseconds)
        } else if let text = text(expiration) {
            end = WallTime(iso8601: text)
            guard end != nil else {
                throw AWSError(.invalidAnswer, "\(origin) gave an '\(expiration)' that is no time.")
            }
        }
        guard let key = text(id), let secretKey = text(secret) else {
            throw AWSError(.invalidAnswer, "\(origin) gave no '\(id)' or no '\(secret)'.")
        }
        return try AWSCredentials(
            accessKeyID: key,
            secretAccessKey: secretKey,
            sessionToken: text(token),
            expiration: end
        )
    }
}
