extension AWSError {
    /// What a person should read when a log group could not be read: what is wrong, and what to do.
    ///
    /// - Parameters:
    ///   - group: The name of the log group.
    ///   - region: The region that was called.
    /// - Returns: One line.
    package func words(onReadingLogGroup group: String, in region: String) -> String {
        switch code {
        case .resourceNotFound:
            "There is no log group '\(group)' in \(region): check the name and the region."
        case .accessDenied, Code("AccessDenied"):
            "The log group '\(group)' may not be read: allow logs:FilterLogEvents on "
                + "arn:aws:logs:\(region):*:log-group:\(group):*."
        case _ where isAboutCredentials:
            // AWS repeats the request in what it says of a signature, so nothing of that is shown.
            "\(code): AWS does not accept the credentials; renew them, or check the clock."
        default:
            "The log group '\(group)' in \(region): \(self)"
        }
    }
}
