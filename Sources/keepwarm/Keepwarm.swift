import ArgumentParser
import Pinging
import Warming

@main
struct Keepwarm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keepwarm",
        abstract: "Keep serverless APIs warm, and show that they are.",
        version: KeepwarmVersion.current,
        subcommands: [PingCommand.self]
    )
}
