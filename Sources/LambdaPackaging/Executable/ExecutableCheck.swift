/// Looks an executable over for what would keep it from starting on Lambda.
struct ExecutableCheck: Sendable {
    private let name: String
    private let file: ELFFile
    private let linkage: DynamicLinkage

    /// Prepares a check.
    ///
    /// - Parameters:
    ///   - file: The executable.
    ///   - linkage: What it asks of the machine.
    ///   - name: What messages call it.
    init(_ file: ELFFile, linkage: DynamicLinkage, name: String) {
        self.file = file
        self.linkage = linkage
        self.name = name
    }

    /// Everything that is wrong with the executable, a line each; none when it may be packaged.
    var objections: [String] {
        loaderObjections + libraryObjections + versionObjections + icuObjections
    }

    private var loaderObjections: [String] {
        guard let interpreter = file.interpreter else { return [] }
        guard interpreter != AmazonLinux.loader(for: file.architecture) else { return [] }
        return [
            "'\(name)' asks for the loader '\(interpreter)', which \(AmazonLinux.name) does not have. \(Cure.static)"
        ]
    }

    private var libraryObjections: [String] {
        var librariesOfCure: [(cure: String, libraries: [String])] = []
        for library in linkage.libraries where !AmazonLinux.libraries.contains(library) {
            let cure = cure(forLibrary: library)
            if let index = librariesOfCure.firstIndex(where: { $0.cure == cure }) {
                librariesOfCure[index].libraries.append(library)
            } else {
                librariesOfCure.append((cure, [library]))
            }
        }
        return librariesOfCure.map { cure, libraries in
            let isOne = libraries.count == 1
            return
                "'\(name)' needs \(libraries.joined(separator: ", ")), which \(isOne ? "is" : "are") not part of glibc. "
                + cure
        }
    }

    private func cure(forLibrary library: String) -> String {
        switch library {
        case _ where library.hasPrefix("libswift") || library.hasPrefix("libFoundation"):
            "Build with --static-swift-stdlib, and link with -static-executable."
        case _ where library.hasPrefix("libstdc++") || library.hasPrefix("libgcc_s"):
            "Link with -static-executable: --static-swift-stdlib alone does not bring what Swift's runtime needs of C++."
        case _ where library.hasPrefix("libcurl"):
            "FoundationNetworking brings it; use an HTTP client that does without."
        default: Cure.static
        }
    }

    private var versionObjections: [String] {
        linkage.versions.filter { !$0.isWeak }.compactMap { version in
            guard let limit = AmazonLinux.limit(exceededBy: version.name) else { return nil }
            let symbols = version.symbols.prefix(5).joined(separator: ", ")
            let more = version.symbols.count > 5 ? " and \(version.symbols.count - 5) more" : ""
            let who = symbols.isEmpty ? "asks for \(version.name)" : "calls \(symbols)\(more) of \(version.name)"
            return
                "'\(name)' \(who) in \(version.library); \(AmazonLinux.name) has \(limit) at most. \(cure(for: version))"
        }
    }

    private func cure(for version: DynamicLinkage.Version) -> String {
        if version.name == "GLIBC_ABI_DT_RELR" { return "Link with -Wl,-z,nopack-relative-relocs." }
        guard version.symbols.allSatisfy({ $0 == "hypot" || $0 == "hypotf" }), !version.symbols.isEmpty else {
            return Cure.static
        }
        let names = version.symbols.count == 1 ? "it" : "them"
        return "Swift's Glibc module brings \(names): define \(names) in a C target of the package, or link with "
            + "-static-executable."
    }

    private var icuObjections: [String] {
        guard ICUData.isContained(in: file.contents.bytes) else { return [] }
        return [
            "'\(name)' has Foundation's ICU in it: 44 MB, and milliseconds of every cold start. Import FoundationEssentials "
                + "instead of Foundation, and do without formatters, calendars and locales."
        ]
    }

    private enum Cure {
        static let `static` = "Link with -static-executable, or build on \(AmazonLinux.name)."
    }
}
