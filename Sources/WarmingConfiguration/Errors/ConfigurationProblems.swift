/// The errors found in a file so far.
///
/// Reading goes on after an error, so that one run tells everything that is wrong.
package struct ConfigurationProblems {
    /// The file, as its reader named it.
    package let file: String

    /// What was found, in the order in which it was.
    package private(set) var errors: [ConfigurationError] = []

    /// Creates a list of errors that has none yet.
    package init(file: String) {
        self.file = file
    }

    /// Notes an error.
    package mutating func report(_ code: ConfigurationError.Code, _ message: String, at place: SourcePlace) {
        errors.append(ConfigurationError(code, message, file: file, place: place))
    }

    /// Throws what was found, if anything was.
    func throwIfAny() throws(ConfigurationErrors) {
        guard let first = errors.first else { return }
        throw ConfigurationErrors(first, errors.dropFirst())
    }
}
