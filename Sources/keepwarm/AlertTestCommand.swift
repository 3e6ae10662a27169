import ArgumentParser
import Pinging
import Presentation
import Warming
import WarmingConfiguration

struct AlertTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send a test message to each of the configuration's alerts, and say what came back.",
        discussion: """
            Exits with 0 when all of them were accepted, and with 1 when some were not. No URL is printed.

            EXAMPLE
              keepwarm alert test --config keepwarm.yaml
            """
    )

    @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
    var config = "keepwarm.yaml"

    func run() async throws {
        let configuration = try InputFile.configuration(at: config)
        let alerts = configuration.alerts
        guard !alerts.isEmpty else {
            throw ValidationError("'\(config)' has no alerts; write 'alerts:' and a list of mappings with a url.")
        }
        let trust = Trust(option: nil, configuration: configuration, path: config)
        let message = AlertMessage.test(at: SystemWallClock().now)
        var failed = false
        try await trust.withPinger(for: alerts.map(\.target)) { pinger in
            for (index, alert) in alerts.enumerated() {
                let answer = await pinger.ping(Ping(target: alert.target(for: message)))
                Console.write(AlertLine.text(of: answer, alert: alert, number: index + 1, of: alerts.count) + "\n")
                if !answer.outcome.isAnswered { failed = true }
            }
        }
        guard !failed else { throw ExitCode(1) }
    }
}
