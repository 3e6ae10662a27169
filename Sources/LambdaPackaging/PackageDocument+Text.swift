import FoundationEssentials

extension PackageDocument {
    /// The package as a person reads it: a line for each fact, and a table of the largest parts.
    package var text: String {
        var lines = [
            "\(output)  \(Self.megabytes(zipBytes)), of at most \(PackageLimits.zipped >> 20) MB",
            "  bootstrap     \(Self.megabytes(executableBytes)), \(architecture)",
            "  needs         \(needs)",
            "  sha256        \(sha256)",
            "  CodeSha256    \(codeSha256)",
        ]
        if let startBytes { lines.insert("  to start      \(Self.megabytes(startBytes)) of that", at: 2) }
        if !variables.isEmpty { lines.append("  environment   \(variables.joined(separator: ", "))") }
        if let largest {
            lines += ["", "The largest parts of bootstrap, in bytes:"]
            let width = largest.map { String($0.bytes).count }.max() ?? 0
            lines += largest.map { part in
                let bytes = String(part.bytes)
                return "  " + String(repeating: " ", count: width - bytes.count) + "\(bytes)  \(part.name)"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The package as programs read it: JSON over several lines, with a line end.
    package var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }

    private var needs: String {
        guard !libraries.isEmpty else { return "nothing: static" }
        return (libraries + [glibc].compactMap(\.self)).joined(separator: ", ")
    }

    /// A size in Lambda's megabytes of 1,024 kilobytes, to two decimals, and as it is.
    private static func megabytes(_ bytes: Int) -> String {
        let hundredths = (bytes * 100 + 1 << 19) >> 20
        let decimals = hundredths % 100
        return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals) MB (\(bytes) bytes)"
    }
}
