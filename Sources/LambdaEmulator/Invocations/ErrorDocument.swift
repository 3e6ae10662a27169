import JSONText

/// The JSON that a caller gets in place of an answer.
enum ErrorDocument {
    /// Writes an error of Lambda's own, its members in Lambda's order.
    static func bytes(type: String, message: String) -> [UInt8] {
        JSONValue.object([
            JSONValue.Member(name: "errorType", value: .string(type)),
            JSONValue.Member(name: "errorMessage", value: .string(message)),
        ]).bytes()
    }

    /// The answer is too large.
    static let responseTooLarge = bytes(
        type: "Function.ResponseSizeTooLarge",
        message: "Response payload size exceeded maximum allowed payload size "
            + "(\(RuntimeRequestParser.answerLimit) bytes)."
    )

    /// The type as it is reported: what is not `Runtime.Word` or `Function.Word` becomes `Unknown`.
    static func reportedType(_ type: String?) -> String {
        let parts = (type ?? "").split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "Runtime" || parts[0] == "Function" else { return "Function.Unknown" }
        let word = parts[1].utf8
        let isWord =
            word.count > 1 && word.first.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 } == true
            && word.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        return isWord ? "\(parts[0]).\(parts[1])" : "\(parts[0]).Unknown"
    }
}
