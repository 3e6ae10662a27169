import ArgumentParser
import Warming

@main
struct Keepwarm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keepwarm",
        abstract: "Keep serverless APIs warm, and show that they are.",
        discussion: """
            EXAMPLE
              keepwarm ping https://api.example.com/orders/health https://api.example.com/catalog/health
            """,
        version: KeepwarmVersion.current,
        subcommands: [
            PingCommand.self, RunCommand.self, ScheduleCommand.self, CheckConfigCommand.self, SchemaCommand.self,
        ]
    )

    /// The `User-Agent` of every ping.
    static let userAgent = "keepwarm/\(KeepwarmVersion.current)"
}
