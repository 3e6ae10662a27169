/// The name of a Lambda function taken apart (Lambda API, `FunctionName`).
struct FunctionName {
    /// The name, partial ARN or ARN without the qualifier.
    let name: String
    /// The alias or version behind it.
    let qualifier: String?
    /// The region that an ARN names.
    let region: String?

    /// Reads `orders`, `orders:live`, `123456789012:function:orders` or a full ARN, each with or without a qualifier.
    init(_ text: String) throws(WarmingError) {
        let refusal = WarmingError(
            .invalidFunction,
            "'\(text)' is not a function; write its name or its ARN, like orders or orders:live."
        )
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard text.utf8.count <= 256, !parts.contains("") else { throw refusal }

        let short: Int
        switch parts.count {
        case 1, 2:
            short = 0
            region = nil
        case 3, 4:
            guard Self.isAccount(parts[0]), parts[1] == "function" else { throw refusal }
            short = 2
            region = nil
        case 7, 8:
            guard
                parts[0] == "arn", parts[1].hasPrefix("aws"), parts[2] == "lambda", Self.isRegion(parts[3]),
                Self.isAccount(parts[4]), parts[5] == "function"
            else { throw refusal }
            short = 6
            region = parts[3]
        default:
            throw refusal
        }
        guard parts[short].utf8.count <= 64, parts[short].utf8.allSatisfy(Self.isNameByte) else { throw refusal }
        name = parts[...short].joined(separator: ":")
        qualifier = short + 1 < parts.count ? parts[short + 1] : nil
        if let qualifier, !Self.isQualifier(qualifier) { throw refusal }
    }

    /// Whether a text is an alias, a version or `$LATEST`.
    static func isQualifier(_ text: String) -> Bool {
        text == "$LATEST" || (1...128 ~= text.utf8.count && text.utf8.allSatisfy(isNameByte))
    }

    /// Whether a text looks like a region: `eu-central-1`, `us-gov-west-1`.
    static func isRegion(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard 3...4 ~= parts.count, let number = parts.last, number.utf8.allSatisfy(UInt8.isDigit) else { return false }
        return !number.isEmpty
            && parts.dropLast().allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
            }
    }

    /// Whether a text is the ARN of an IAM role.
    static func isRole(_ text: String) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        return parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "iam"
            && parts[3].isEmpty && isAccount(parts[4]) && parts[5].hasPrefix("role/") && parts[5].count > 5
            && text.utf8.allSatisfy { 0x21...0x7E ~= $0 }
    }

    private static func isAccount(_ text: String) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy(UInt8.isDigit)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default:
            false
        }
    }
}
