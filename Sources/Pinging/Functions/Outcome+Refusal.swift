import AWSRequests
import Warming

extension Outcome {
    /// What an error of AWS means for a ping, with what to do about it.
    ///
    /// - Parameters:
    ///   - error: The error.
    ///   - function: The function that was to be invoked.
    ///   - region: The region that was called.
    init(refusal error: AWSError, of function: Warming.LambdaFunction, region: String) {
        let message = InvocationReading.shown(error.message)
        switch error.code.description {
        case _ where error.status == 429:
            self.init(.throttled, message)
        case "ResourceNotFoundException":
            let advice = function.qualifier.map { "check the function and its alias or version '\($0)'" }
            self.init(
                .functionNotFound,
                "\(function.shownName) in \(region): \(advice ?? "check the name and the region")"
            )
        case "AccessDeniedException":
            self.init(.accessDenied, Self.permission(missingBy: error, of: function, region: region))
        case "ResourceConflictException", "ResourceNotReadyException", "SnapStartNotReadyException":
            self.init(.functionNotReady, message)
        case _ where error.isAboutCredentials:
            // AWS repeats the request in what it says of a signature, so nothing of that is shown.
            self.init(
                .accessDenied,
                "\(error.code): AWS does not accept the credentials; renew them, or check the clock"
            )
        case "no-credentials", "invalid-credentials":
            self.init(.noCredentials, message)
        default:
            self.init(.awsError, "\(error.code)\(message.map { ": \($0)" } ?? "")")
        }
    }

    /// The action and the resource that a policy has to allow.
    private static func permission(
        missingBy error: AWSError,
        of function: Warming.LambdaFunction,
        region: String
    ) -> String {
        let words = error.message.split(whereSeparator: { $0 == " " || $0 == "\"" })
        func word(after marker: Substring) -> String? {
            guard let index = words.firstIndex(of: marker), index + 1 < words.endIndex else { return nil }
            return InvocationReading.shown(words[index + 1].trimmingSuffix { $0 == "." || $0 == "," })
        }
        let isARN = function.name.hasPrefix("arn:")
        let name = isARN ? function.name : "arn:aws:lambda:\(region):*:function:\(function.name)"
        let resource = word(after: "resource:") ?? name + (function.qualifier.map { ":\($0)" } ?? "")
        return "allow \(word(after: "perform:") ?? "lambda:InvokeFunction") on \(resource)"
    }
}

extension Substring {
    /// The text without the characters at its end that are meant.
    fileprivate func trimmingSuffix(_ isMeant: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isMeant(last) { text.removeLast() }
        return String(text)
    }
}
