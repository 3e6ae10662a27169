/// What Amazon Linux 2023 offers an executable: glibc 2.34 and the libraries of GCC 11.
///
/// Source: docs.aws.amazon.com/linux/al2023/ug/core-glibc.html.
enum AmazonLinux {
    /// Its name in messages.
    static let name = "Amazon Linux 2023"

    /// The libraries that belong to glibc itself, and are there with it.
    static let libraries: Set<String> = [
        "libc.so.6", "libm.so.6", "libmvec.so.1", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libresolv.so.2",
        "libutil.so.1", "libanl.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
    ]

    /// The newest version of each family of symbols.
    static let newestVersions = ["GLIBC_2.34", "GLIBCXX_3.4.29", "CXXABI_1.3.13", "GCC_11.0"]

    /// The loader of an architecture.
    static func loader(for architecture: Architecture) -> String {
        switch architecture {
        case .intel: "/lib64/ld-linux-x86-64.so.2"
        case .arm: "/lib/ld-linux-aarch64.so.1"
        }
    }

    /// The newest version of the family that a version belongs to, when that is older; `nil` when there is nothing to
    /// object to.
    static func limit(exceededBy name: String) -> String? {
        // Marks of what a linker was told to use, which the loader of glibc 2.36 and later knows.
        if name.hasPrefix("GLIBC_ABI_") { return newestVersions[0] }
        guard let version = SymbolVersion(name) else { return nil }
        return newestVersions.first { limit in
            SymbolVersion(limit).map { $0.family == version.family && $0.isOlder(than: version) } ?? false
        }
    }
}
