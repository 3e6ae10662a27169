/// An error in the form that Lambda takes it: a type and a message, and no stack trace.
struct ErrorReport: Hashable, Sendable {
    /// The longest message, in bytes of UTF-8.
    static let messageLimit = 16 * 1024

    /// The type, which matches `(Runtime|Function)\.[A-Z][a-zA-Z]+`: Lambda's emulator replaces any other.
    let type: String

    /// What went wrong.
    let message: String

    /// Reports a thrown error.
    init(_ error: any Error) {
        if let error = error as? any InvocationError {
            type = Self.fitting(error.errorType)
            message = error.errorMessage.cut(toBytes: Self.messageLimit)
        } else {
            type = Self.fitting(String(describing: Swift.type(of: error)))
            message = String(describing: error).cut(toBytes: Self.messageLimit)
        }
    }

    /// The header line that names the type, with its end.
    var headers: String { "Lambda-Runtime-Function-Error-Type: \(type)\r\n" }

    /// The report in one line, for a log.
    var line: String { "\(type): \(message)".oneLine }

    /// The report as JSON, as the body of a request.
    var body: [UInt8] {
        let members = #""errorMessage":\#(message.quotedAsJSON),"errorType":\#(type.quotedAsJSON),"stackTrace":[]"#
        return Array("{\(members)}".utf8)
    }

    private static func fitting(_ type: String) -> String {
        var name = Substring(type)
        var category = "Function"
        for known in ["Function", "Runtime"] where type.hasPrefix("\(known).") {
            category = known
            name = type.dropFirst(known.count + 1)
        }
        let letters = name.filter { $0.isASCII && $0.isLetter }
        return "\(category).\(letters.count < 2 ? "Error" : letters.prefix(1).uppercased() + letters.dropFirst())"
    }
}
