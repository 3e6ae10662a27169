import ArgumentParser
import Warming
import WarmingConfiguration

/// The options that say what is pinged, and how.
struct TargetOptions: ParsableArguments {
    @Argument(help: "URLs to ping, http or https.")
    var url: [String] = []

    @Option(help: ArgumentHelp("Also ping the URLs of a file, one a line; - for standard input.", valueName: "file"))
    var urls: String?

    @Option(help: ArgumentHelp("Also ping the targets of a configuration file.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp("How many environments of each target to keep warm: so many pings at once.", valueName: "n")
    )
    var environments: Int?

    @Option(
        help: ArgumentHelp("How long one ping may take. (default: 10s)", valueName: "duration"),
        transform: positiveDuration
    )
    var timeout: Duration?

    @Option(
        help: ArgumentHelp(
            "A header for every ping, like 'X-Source: warm-up'. May be given again.",
            valueName: "'name: value'"
        )
    )
    var header: [String] = []

    @Option(help: "The request method. (default: GET)")
    var method: String?

    @Option(
        help: ArgumentHelp("The statuses that count as an answer. (default: 200-299)", valueName: "statuses"),
        transform: acceptedStatuses
    )
    var accept: AcceptedStatuses?

    @Option(
        help: ArgumentHelp(
            "Trust the certificate authorities of this PEM file instead of the system's.",
            valueName: "file"
        )
    )
    var caFile: String?

    @Flag(help: "Do not check certificates. Whoever sits on the way can read and change everything.")
    var insecure = false

    /// What the options say about every target.
    private func overrides(_ functions: FunctionOptions) throws -> TargetOverrides {
        var overrides = try asUsage { () throws(WarmingError) in
            var headers: [HTTPHeader] = []
            for line in header { headers.append(try HTTPHeader(line: line)) }
            return TargetOverrides(
                method: method,
                headers: headers,
                accept: accept,
                environments: environments,
                timeout: timeout,
                isInsecure: insecure
            )
        }
        try functions.add(to: &overrides)
        return overrides
    }

    /// All targets: those of the configuration first, then the URLs of the file, then those of the command line, and its
    /// functions.
    func targets(with configuration: WarmingConfiguration?, _ functions: FunctionOptions) throws -> [Target] {
        let overrides = try overrides(functions)
        let listed = try urls.map { URLList.urls(in: try InputFile.text(of: $0)) } ?? []
        let endpoints = try asUsage { () throws(WarmingError) in
            var targets: [Target] = []
            for target in configuration?.targets ?? [] { targets.append(try overrides.applied(to: target)) }
            return targets + (try overrides.targets(for: listed + url))
        }
        let targets = endpoints + (try functions.targets(with: overrides))
        guard !targets.isEmpty else {
            throw ValidationError(
                "There is nothing to ping. Name a URL, a --function, or a file with --config or --urls."
            )
        }
        return targets
    }
}
