/// Whether Lambda can start a runtime from a snapshot.
enum SnapStartRuntime {
    /// Whether SnapStart is there for a runtime: Java from 11 on, Python from 3.12 on, .NET from 8 on.
    ///
    /// Not for Node.js and Ruby, nor for OS-only runtimes, which are those of Swift, Go and Rust. (AWS Lambda developer
    /// guide, "Improving startup performance with Lambda SnapStart".)
    static func isAvailable(for runtime: String) -> Bool {
        func version(after prefix: String) -> [Int]? {
            guard runtime.hasPrefix(prefix) else { return nil }
            let numbers = runtime.dropFirst(prefix.count).prefix { $0.isNumber || $0 == "." }.split(separator: ".")
            return numbers.isEmpty ? nil : numbers.compactMap { Int($0) }
        }
        if let java = version(after: "java") { return java[0] >= 11 }
        if let python = version(after: "python") { return python[0] > 3 || (python.count > 1 && python[1] >= 12) }
        if let dotnet = version(after: "dotnet") { return dotnet[0] >= 8 }
        return false
    }
}
