import ArgumentParser
import FoundationEssentials
import LambdaPackaging
import Presentation
import WarmingConfiguration
import YAMLConfiguration

struct PackageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "package",
        abstract: "Make the zip that runs Keepwarm as a Lambda function.",
        discussion: """
            Builds the function from Keepwarm's sources, checks that it starts on Amazon Linux 2023, and packs it with the \
            configuration. The same input gives the same bytes. What a ${NAME} in the configuration stands for does not \
            go into the zip: the function takes it from its own environment.

            EXAMPLE
              keepwarm package --config keepwarm.yaml --output keepwarm.zip
            """
    )

    @Option(help: ArgumentHelp("The configuration.", valueName: "file"))
    var config = "keepwarm.yaml"

    @Option(help: ArgumentHelp("Where the zip goes; a file that is there is replaced.", valueName: "file"))
    var output = "keepwarm.zip"

    @Option(help: ArgumentHelp("An executable to pack as it is, instead of building one.", valueName: "file"))
    var bootstrap: String?

    @Option(
        help: ArgumentHelp(
            "The executable of the sources to build, for a function other than the warmer.",
            valueName: "name"
        )
    )
    var product = "bootstrap"

    @Option(help: ArgumentHelp("The folder with Keepwarm's sources.", valueName: "folder"))
    var source = "."

    @Option(
        help: ArgumentHelp("The function's architecture: x86_64 or arm64.", valueName: "name"),
        transform: architecture
    )
    var arch: Architecture?

    @Flag(inversion: .prefixedNo, help: "Start what was built once, and move what that needs to the front of its file.")
    var rehearsal = true

    @Flag(help: "Show the largest parts of the executable too.")
    var sizes = false

    @Option(help: ArgumentHelp("How to tell what was made: table or json.", valueName: "format"))
    var format = Format.table

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    func run() async throws {
        let configuration = try packagedConfiguration()
        do {
            try FileReplacement.checkPlace(output)
            var files = [ZipEntry(name: "keepwarm.json", bytes: Array(configuration.json.utf8))]
            if let path = configuration.certificateAuthorityFile {
                let bytes = try FileContents.read(InputFile.path(path, besides: config))
                files.append(ZipEntry(name: PackagedConfiguration.certificateAuthorityName, bytes: bytes))
            }
            let (executable, symbols) = try await executable()
            let package = try FunctionPackage(executable: executable, files: files)
            try FileReplacement.write(package.archive, to: output)

            var document = PackageDocument(package, output: output, variables: configuration.variables)
            document.largest = try symbols.map { bytes throws(PackagingError) in
                try PackageDocument.largestParts(of: bytes)
            }
            Console.write(try text(of: document))
            warn(about: configuration)
        } catch let error as PackagingError {
            Console.complain(error.message.split(separator: "\n").map { "keepwarm: \($0)" }.joined(separator: "\n"))
            throw ExitCode(error.isMistakenUsage ? 64 : 1)
        }
    }

    /// The configuration; complaints go to standard error as they are, and end the command with 64.
    private func packagedConfiguration() throws -> PackagedConfiguration {
        do {
            return try PackagedConfiguration(
                InputFile.text(of: config),
                file: config,
                environment: Console.environment
            )
        } catch let errors as ConfigurationErrors {
            Console.complain("\(errors)")
            throw ExitCode(64)
        }
    }

    /// The executable to pack, and when its sizes are asked for, one that tells them.
    private func executable() async throws(PackagingError) -> (BootstrapExecutable, symbols: [UInt8]?) {
        if let bootstrap {
            let bytes = try FileContents.read(bootstrap)
            let executable = try BootstrapExecutable(bytes, name: bootstrap, architecture: arch)
            return (executable, sizes ? bytes : nil)
        }
        return try await withFolder { folder throws(PackagingError) in
            let build = try FunctionBuild(product: product, source: source, folder: folder, architecture: arch)
            let output = try await BuildProgress.showing { progress throws(PackagingError) in
                try await build.run(withSymbols: sizes, progress: progress)
            }
            let executable = try BootstrapExecutable(output.executable, name: "bootstrap", architecture: arch)
            guard rehearsal else { return (executable, output.symbols) }
            return (try executable.rehearsed(in: folder, files: [Self.understudy]), output.symbols)
        }
    }

    /// What the rehearsal has for a configuration, with most of what one can say: what a start needs is to be the same
    /// whatever the targets are, and wherever their variables are set.
    private static let understudy = ZipEntry(
        name: "keepwarm.json",
        bytes: Array(
            """
            {
              "schedule": "rate(5 minutes)", "timeout": "10s", "deadline": "60s", "max-in-flight": 200, "retries": 1,
              "defaults": {"headers": {"X-Warmup": "true"}, "accept": "200-299"},
              "targets": [
                "https://a.example/health",
                {
                  "name": "b", "url": "https://b.example:8443/health?a=1", "method": "POST", "body": "{}",
                  "environments": 3, "timeout": "20s", "accept": ["200-299", 401],
                  "headers": {"Authorization": "Bearer ${TOKEN:-none}"}
                }
              ]
            }
            """.utf8
        )
    )

    private func withFolder<Value>(
        _ body: (String) async throws(PackagingError) -> Value
    ) async throws(PackagingError) -> Value {
        let folder = FileManager.default.temporaryDirectory.path() + "keepwarm-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw PackagingError(.unwritableFile, "'\(folder)' cannot be made, where the function was to be linked.")
        }
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    private func text(of document: PackageDocument) throws -> String {
        switch format {
        case .table: document.text
        case .json: try document.json
        }
    }

    private func warn(about configuration: PackagedConfiguration) {
        guard !configuration.unsetVariables.isEmpty else { return }
        let names = configuration.unsetVariables.joined(separator: ", ")
        let words = "warning: not set here, so what depends on it went unchecked: \(names); the function needs it"
        Console.complain(Console.errorStyle.text(words, .warning))
    }
}

extension PackagingError {
    /// Whether the command line is at fault, and not what it was given to work on.
    fileprivate var isMistakenUsage: Bool {
        [.unreadableFile, .missingFolder, .missingSources, .unsupportedBuild].contains(code)
    }
}

@Sendable
private func architecture(_ name: String) throws -> Architecture {
    guard let architecture = Architecture(rawValue: name) else {
        throw ValidationError("'\(name)' is not an architecture of Lambda; use x86_64 or arm64.")
    }
    return architecture
}
