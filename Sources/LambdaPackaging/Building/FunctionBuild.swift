import Glibc

/// Builds the executable of the function from Keepwarm's sources.
package struct FunctionBuild: Sendable {
    private let source: String

    /// Prepares a build.
    ///
    /// - Parameters:
    ///   - source: The folder with Keepwarm's `Package.swift`.
    ///   - architecture: What the function runs on; `nil` for what this machine has.
    /// - Throws: An error when there are no sources, or when this machine does not build for the architecture.
    package init(source: String, architecture: Architecture?) throws(PackagingError) {
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
        self.source = source
    }

    /// Builds the executable without its symbols.
    ///
    /// - Parameter progress: Called with each line of the build's output as it comes.
    /// - Returns: The executable.
    /// - Throws: An error with the build's output when it fails.
    package func stripped(progress: (String) -> Void) async throws(PackagingError) -> [UInt8] {
        try await executable(["-Xlinker", "-s"], progress: progress)
    }

    /// Builds the executable with its symbols, for a look at their sizes.
    ///
    /// This and ``stripped(progress:)`` compile once, and each link again.
    package func withSymbols(progress: (String) -> Void) async throws(PackagingError) -> [UInt8] {
        try await executable([], progress: progress)
    }

    private func executable(
        _ linking: [String],
        progress: (String) -> Void
    ) async throws(PackagingError) -> [UInt8] {
        let swift = BuildTool(name: "swift")
        let options = ["build", "--package-path", source, "--configuration", "release", "--static-swift-stdlib"]
        try await swift.run(options + ["--product", "bootstrap"] + linking, progress: progress)
        guard let folder = try await swift.run(options + ["--show-bin-path"]).last else {
            throw PackagingError(.buildFailed, "'swift build' does not say where it put the executable.")
        }
        return try FileContents.read("\(folder)/bootstrap")
    }
}
