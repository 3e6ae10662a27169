import ArgumentParser
import Presentation
import Warming
import WarmingConfiguration

struct CheckConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Check a configuration file, and print the targets that come out of it.",
        discussion: """
            What a ${NAME} in the file stands for is never printed, nor is a header's value.

            EXAMPLE
              keepwarm check-config keepwarm.yaml
            """
    )

    @Argument(help: "The file.")
    var file = "keepwarm.yaml"

    func run() throws {
        let configuration = try InputFile.configuration(at: file)
        let limits = try asUsage { () throws(WarmingError) in try configuration.limits(maxInFlight: 1) }
        let summary = PlanSummary(
            targets: configuration.targets,
            schedule: configuration.schedule?.shown,
            limits: limits,
            hasOwnMaxInFlight: configuration.maxInFlight != nil
        )
        Console.write(summary.text(style: Console.outputStyle))
        Warnings.show(about: configuration.targets)
    }
}
