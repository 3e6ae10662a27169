/// A function that a caller asks about, by its name and maybe a version or an alias.
struct FunctionLookup: Hashable, Sendable {
    /// The function's name.
    let name: String

    /// The version or alias; `nil` when the caller names none.
    let qualifier: String?

    /// Reads what a caller names.
    ///
    /// - Parameters:
    ///   - text: A name, an ARN or a part of one, with or without a qualifier.
    ///   - qualifier: The qualifier that the caller names beside it.
    /// - Throws: ``ServiceError`` for a text that is none of that, and for two qualifiers that differ.
    init(_ text: String, qualifier: String? = nil) throws(ServiceError) {
        guard let reference = FunctionReference(text) else {
            throw .invalidParameter("'\(text)' is neither a function's name nor its ARN.")
        }
        if let inner = reference.qualifier, let qualifier, inner != qualifier {
            throw .invalidParameter(
                "The derived qualifier from the function name does not match the specified qualifier."
            )
        }
        name = reference.name
        self.qualifier = reference.qualifier ?? qualifier
    }

    /// Finds the function and the version that are meant.
    ///
    /// - Parameters:
    ///   - functions: The functions that there are.
    ///   - settings: The region and the account.
    /// - Returns: The function, and one of its versions.
    /// - Throws: ``ServiceError`` when there is no such function, version or alias.
    func find(
        among functions: [EmulatedFunction],
        settings: EmulatorSettings
    ) throws(ServiceError) -> (function: EmulatedFunction, version: String) {
        let arn = settings.functionARN(name, qualifier: qualifier)
        guard let function = functions.first(where: { $0.name == name }) else { throw .notFound(arn: arn) }
        guard let qualifier else { return (function, "$LATEST") }
        guard let version = function.aliases[qualifier] ?? function.versions.first(where: { $0 == qualifier }) else {
            throw .notFound(arn: arn)
        }
        return (function, version)
    }
}

extension EmulatorSettings {
    /// The resource name of a function.
    func functionARN(_ name: String, qualifier: String? = nil) -> String {
        "arn:aws:lambda:\(region):\(accountID):function:\(name)" + (qualifier.map { ":\($0)" } ?? "")
    }
}
