import LambdaRuntime

/// An event that is not what the function takes, or a result that is no JSON.
struct CodingFailure: InvocationError {
    let errorType: String
    let errorMessage: String

    /// Puts an error of `Codable` into words: what is wrong, and where.
    init(errorType: String, subject: String, _ error: any Error) {
        self.errorType = errorType
        errorMessage = "\(subject): \(Self.reason(error))."
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            at(context.codingPath, "the member '\(key.stringValue)' is missing")
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            at(context.codingPath, context.debugDescription)
        case EncodingError.invalidValue(_, let context):
            at(context.codingPath, context.debugDescription)
        default:
            String(describing: error)
        }
    }

    private static func at(_ path: [any CodingKey], _ reason: String) -> String {
        let place = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
        let sentence = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
        return place.isEmpty ? sentence : "\(sentence) (at \(place.hasPrefix(".") ? String(place.dropFirst()) : place))"
    }
}
