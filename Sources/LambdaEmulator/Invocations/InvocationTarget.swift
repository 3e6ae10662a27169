/// The function and version that a call means.
struct InvocationTarget: Hashable, Sendable {
    /// The function's name.
    let function: String

    /// The version, `$LATEST` or a number.
    let version: String

    /// The ARN as it was invoked: with the qualifier, if there was one.
    let arn: String
}

/// How a call names a function: by name, by ARN or by a part of that, each with or without a qualifier.
struct FunctionReference: Hashable, Sendable {
    /// The function's name.
    let name: String

    /// The version or alias behind the name.
    let qualifier: String?

    /// The region of a whole ARN.
    let region: String?

    /// The account of an ARN or a part of one.
    let account: String?

    /// Reads a reference; `nil` when it is none.
    init?(_ text: String) {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)[...]
        var region: String?
        var account: String?
        if parts.count >= 7, parts.starts(with: ["arn"]), parts[parts.startIndex + 2] == "lambda" {
            region = String(parts[parts.startIndex + 3])
            account = String(parts[parts.startIndex + 4])
            guard parts[parts.startIndex + 5] == "function" else { return nil }
            parts = parts.dropFirst(6)
        } else if parts.count >= 3, parts[parts.startIndex + 1] == "function" {
            account = String(parts[parts.startIndex])
            parts = parts.dropFirst(2)
        }
        guard (1...2).contains(parts.count), let name = parts.first, !name.isEmpty else { return nil }
        self.name = String(name)
        self.region = region
        self.account = account
        qualifier = parts.count == 2 ? parts.last.map(String.init) : nil
    }
}
