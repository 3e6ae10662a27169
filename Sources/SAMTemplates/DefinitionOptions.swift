/// What a file of functions does not say itself.
public struct DefinitionOptions: Sendable {
    /// Values for the parameters of a template, which go before its defaults.
    public var parameters: [String: String]

    /// The account, the region and the stack.
    public var surroundings: TemplateSurroundings

    /// Finds a Python that has `awslambdaric`: the path of the interpreter, or `nil` when there is none.
    ///
    /// Asked once at most, and only when a function needs Python.
    public var findPython: @Sendable () -> String?

    /// Makes a folder of a zip archive: the path of the folder, or a complaint.
    public var unpack: @Sendable (_ archive: String) -> Result<String, UnpackingError>

    /// Creates options.
    public init(
        parameters: [String: String] = [:],
        surroundings: TemplateSurroundings = TemplateSurroundings(),
        findPython: @escaping @Sendable () -> String? = { nil },
        unpack: @escaping @Sendable (_ archive: String) -> Result<String, UnpackingError> = { _ in
            .failure(UnpackingError("it is a file; name the folder that holds the code"))
        }
    ) {
        self.parameters = parameters
        self.surroundings = surroundings
        self.findPython = findPython
        self.unpack = unpack
    }
}

/// The reason a zip archive could not be unpacked.
public struct UnpackingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Why, in words that follow the archive's name.
    public let description: String

    /// Creates an error.
    public init(_ description: String) {
        self.description = description
    }
}
