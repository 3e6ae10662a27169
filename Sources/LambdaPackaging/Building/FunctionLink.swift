/// Links a function again, without the modules that it does not use.
///
/// SwiftPM links every module that some dependency names, and what Swift can look up by name at run time, like the
/// conformance of a type to a protocol, counts as used. So the parts of a package that nobody calls would end up in the
/// executable. Here the linker takes an object only when something needs it, and says which; then the whole module of
/// each such object is linked, since a module may rely on what it does when it is loaded. When a module becomes needed,
/// it comes along by itself.
struct FunctionLink: Sendable {
    /// The module that its `main` is in.
    let module: String

    /// What it is linked from.
    let modules: [LinkedModules.Module]

    /// A folder for what is needed on the way, which nobody else uses.
    let folder: String

    /// Links the function.
    ///
    /// - Parameters:
    ///   - output: Where the executable goes.
    ///   - options: What else the compiler is told.
    /// - Throws: An error with the linker's output when it fails.
    func run(to output: String, options: [String]) async throws(PackagingError) {
        var needed: Set<String> = [module]
        while true {
            let inputs = try await inputs(needed: needed)
            let lines = try await BuildTool(name: "swiftc").run(
                arguments(output: output, options: options, inputs: inputs)
            )
            let used = modules.map(\.name).filter { !needed.contains($0) && isNamed($0, in: lines) }
            guard !used.isEmpty else { return }
            needed.formUnion(used)
        }
    }

    /// The objects of the needed modules, and behind them an archive of each other.
    private func inputs(needed: Set<String>) async throws(PackagingError) -> [String] {
        var objects: [String] = []
        var archives: [String] = []
        for module in modules {
            if needed.contains(module.name) {
                objects += module.objects
            } else {
                let archive = path(ofArchive: module.name)
                // Thin: it holds the names of the objects, and none of their bytes.
                try await BuildTool(name: "llvm-ar").run(["rcsT", archive] + module.objects)
                archives.append(archive)
            }
        }
        return objects + archives
    }

    private func arguments(output: String, options: [String], inputs: [String]) -> [String] {
        // Lambda's pages have 4 KB on arm64 too, where linkers leave room for larger ones.
        let linker = ["--gc-sections", "--defsym", "main=\(module)_main", "-z", "max-page-size=4096", "--trace"]
            .flatMap { ["-Xlinker", $0] }
        return ["-emit-executable", "-module-name", module, "-static-stdlib", "-static-executable", "-o", output]
            + linker + options + inputs
    }

    /// Whether the linker took anything from a module's archive.
    private func isNamed(_ module: String, in trace: [String]) -> Bool {
        let member = path(ofArchive: module) + "("
        return trace.contains { $0.contains(member) }
    }

    private func path(ofArchive module: String) -> String {
        "\(folder)/\(module.split(separator: "/").joined(separator: "-")).a"
    }
}
