import Crypto
import FoundationEssentials

/// What a package came to, as `keepwarm package` tells it.
package struct PackageDocument: Hashable, Codable, Sendable {
    /// The file that was written.
    package var output: String
    /// How many bytes the zip has.
    package var zipBytes: Int
    /// How many bytes `bootstrap` has.
    package var executableBytes: Int
    /// How many of them a start needs, which are at its front; absent when that was not rehearsed.
    package var startBytes: Int?
    /// The processor that it is for: `x86_64` or `arm64`.
    package var architecture: String
    /// The libraries that it needs; none when it is static.
    package var libraries: [String]
    /// The newest glibc that it asks for, as `GLIBC_2.34`; absent when it asks for none.
    package var glibc: String?
    /// The SHA-256 of the zip, in hexadecimal.
    package var sha256: String
    /// The SHA-256 of the zip as Lambda tells it of a deployed function: in base64.
    package var codeSha256: String
    /// The variables that the configuration takes from the function's environment.
    package var variables: [String]
    /// The largest parts of the executable, the largest first; absent unless they were asked for.
    package var largest: [Part]?

    /// One part of an executable.
    package struct Part: Hashable, Codable, Sendable {
        /// The function, the value or the section.
        package var name: String
        /// How many bytes it has.
        package var bytes: Int
    }

    /// Sums a package up.
    ///
    /// - Parameters:
    ///   - package: The package.
    ///   - output: The file that it was written to.
    ///   - variables: The variables that the configuration takes from the function's environment.
    package init(_ package: FunctionPackage, output: String, variables: [String]) {
        let digest = SHA256.hash(data: package.archive)
        self.output = output
        zipBytes = package.archive.count
        executableBytes = package.executable.bytes.count
        startBytes = package.executable.startBytes
        architecture = package.executable.architecture.rawValue
        libraries = package.executable.libraries
        glibc = package.executable.newestGlibc
        sha256 = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        codeSha256 = Data(digest).base64EncodedString()
        self.variables = variables
    }
}
