@testable import LambdaPackaging

/// What holds for every file that is to be packaged as an executable.
package enum ExecutableProperties {
    /// Checks the properties.
    ///
    /// - Parameter input: A file that begins as an executable does; or changes to a small one, each of three bytes: two
    ///   for the place, the lower first, and one to put there.
    /// - Throws: The first property that does not hold.
    package static func check(_ input: [UInt8]) throws(BrokenProperty) {
        let bytes = input.starts(with: SmallExecutable.magic) ? input : SmallExecutable.changed(by: input)
        switch Result(catching: { () throws(PackagingError) in try BootstrapExecutable(bytes, name: "bootstrap") }) {
        case .success(let executable):
            try BrokenProperty.unless(executable.bytes == bytes, "the file has other bytes")
            let isKnown = executable.libraries.allSatisfy(AmazonLinux.libraries.contains)
            try BrokenProperty.unless(isKnown, "a library was let through: \(executable.libraries)")
        case .failure(let error):
            for line in error.message.split(separator: "\n", omittingEmptySubsequences: false) {
                try BrokenProperty.unless(!line.isEmpty, "the message has an empty line")
                try BrokenProperty.unlessOneLine(String(line), "the message")
            }
        }
        guard let parts = try? PackageDocument.largestParts(of: bytes, limit: 5) else { return }
        try BrokenProperty.unless(parts.count <= 5, "there are \(parts.count) parts")
        try BrokenProperty.unless(
            zip(parts, parts.dropFirst()).allSatisfy { $0.bytes >= $1.bytes },
            "the parts are not the largest first"
        )
        for part in parts {
            try BrokenProperty.unless(0...bytes.count ~= part.bytes, "a part is larger than the file")
            try BrokenProperty.unlessOneLine(part.name, "the part's name")
        }
    }
}
