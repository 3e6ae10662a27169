import Glibc

/// Builds the executable of a function from Keepwarm's sources.
package struct FunctionBuild: Sendable {
    private let product: String
    private let source: String
    private let folder: String

    /// Prepares a build.
    ///
    /// - Parameters:
    ///   - product: The name of the executable: `bootstrap` for the warmer.
    ///   - source: The folder with Keepwarm's `Package.swift`.
    ///   - folder: A folder for what is needed on the way, which nobody else uses.
    ///   - architecture: What the function runs on; `nil` for what this machine has.
    /// - Throws: An error when there are no sources, or when this machine does not build for the architecture.
    package init(
        product: String,
        source: String,
        folder: String,
        architecture: Architecture?
    ) throws(PackagingError) {
        guard access("\(source)/Package.swift", R_OK) == 0 else {
            throw PackagingError(
                .missingSources,
                "'\(source)' does not hold Keepwarm's sources; name their folder with --source, or pass --bootstrap."
            )
        }
        guard architecture == nil || architecture == .host else {
            throw PackagingError(
                .unsupportedBuild,
                "This machine builds for \(Architecture.host.rawValue) only; build on another, and pass --bootstrap."
            )
        }
        self.product = product
        self.source = source
        self.folder = folder
    }

    /// What a build comes to.
    package struct Output: Sendable {
        /// The executable, without symbols.
        package var executable: [UInt8]

        /// The executable with its symbols, for a look at their sizes; `nil` unless it was asked for.
        package var symbols: [UInt8]?
    }

    /// Builds the executable.
    ///
    /// - Parameters:
    ///   - withSymbols: Whether to link it with its symbols too.
    ///   - progress: Called with each line of the build's output as it comes.
    /// - Returns: What came out.
    /// - Throws: An error with the build's output when it fails.
    package func run(withSymbols: Bool, progress: (String) -> Void) async throws(PackagingError) -> Output {
        let swift = BuildTool(name: "swift")
        let options = ["build", "--package-path", source, "--configuration", "release", "--static-swift-stdlib"]
        try await swift.run(options + ["--product", product, "-Xlinker", "-s"], progress: progress)
        guard let products = try await swift.run(options + ["--show-bin-path"]).last else {
            throw PackagingError(.buildFailed, "'swift build' does not say where it put the executable.")
        }
        let list = try FileContents.read("\(products)/\(product).product/Objects.LinkFileList")
        let link = FunctionLink(
            module: String(product.map { $0 == "-" ? "_" : $0 }),
            modules: LinkedModules(list: String(decoding: list, as: UTF8.self)).modules,
            folder: folder
        )
        progress("Linking \(product)")
        let executable = "\(folder)/linked"
        try await link.run(to: executable, options: ["-Xlinker", "-s"])
        var output = Output(executable: try FileContents.read(executable))
        if withSymbols {
            try await link.run(to: executable, options: [])
            output.symbols = try FileContents.read(executable)
        }
        return output
    }
}
