import ArgumentParser
import FoundationEssentials
import Glibc
import Pinging
import Presentation
import Warming

struct PingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ping", abstract: "Ping every target at once.")
    @Argument var urls: [String] = []
    @Option(name: .customLong("urls")) var file: String?
    @Flag var summary = false
    @Option var caFile: String?
    @Option var maxInFlight: Int?
    func run() async throws {
        var texts = urls
        if let file {
            texts += try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
        }
        let targets = try texts.map { try Target(endpoint: HTTPEndpoint(url: HTTPURL($0))) }
        let limits = try RoundLimits(
            maxInFlight: maxInFlight ?? DescriptorLimit.maxInFlight(under: DescriptorLimit.raise())
        )
        let report = try await HTTPPinger.withPinger(
            userAgent: "keepwarm/0.1.0",
            trust: caFile.map { .file(path: $0) } ?? .system
        ) { pinger in
            try await pinger.prepare(for: targets)
            return await Round(pinger: pinger, limits: limits, clock: ContinuousClock(), random: { .random(in: 0..<1) })
                .run(targets, startedAt: Timestamp(secondsSince1970: 0))
        }
        print(
            RoundTable(report, style: Style(isTerminal: false, environment: [:]), showsOnlyProblems: summary).text,
            terminator: ""
        )
        if !report.isAnswered { throw ExitCode(1) }
    }
}
