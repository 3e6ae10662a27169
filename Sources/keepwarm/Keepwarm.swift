import ArgumentParser
import CLinux
import Presentation
import Warming

@main
struct Keepwarm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keepwarm",
        abstract: "Keep serverless APIs warm, and show that they are.",
        discussion: """
            EXAMPLE
              keepwarm ping https://api.example.com/orders https://api.example.com/catalog
            """,
        version: KeepwarmVersion.current,
        subcommands: [
            InitCommand.self, PingCommand.self, RunCommand.self, HistoryCommand.self, ReportCommand.self,
            DashboardCommand.self, AlertCommand.self, ScheduleCommand.self, CheckConfigCommand.self, CostCommand.self,
            PricesCommand.self, PackageCommand.self, EmulatorCommand.self, SchemaCommand.self,
        ]
    )

    /// The `User-Agent` of every ping.
    static let userAgent = "keepwarm/\(KeepwarmVersion.current)"

    /// Parses and runs the command line, and ends the process with 0, 1 or 64.
    static func main() async {
        // Nearly everything is allocated by the one thread of the pinger's loop. An arena of its own would grow by a call
        // to the system for every few pings.
        mallopt(M_ARENA_MAX, 1)
        do {
            var command = try parseAsRoot()
            do {
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
            } catch let error as ValidationError {
                // The parser would show the usage of the whole tool for what a subcommand complains of.
                let name = name(of: type(of: command), below: Keepwarm.self) ?? ""
                Console.complain("Error: \(error.message)\nSee 'keepwarm \(name) --help' for how to use it.")
                throw ExitCode.validationFailure
            }
        } catch {
            end(with: error)
        }
    }

    /// What one types for a command: its name, and before it those of the commands that it is a part of.
    private static func name(of type: any ParsableCommand.Type, below parent: any ParsableCommand.Type) -> String? {
        for child in parent.configuration.subcommands {
            let name = child.configuration.commandName ?? ""
            if child == type { return name }
            if let rest = self.name(of: type, below: child) { return "\(name) \(rest)" }
        }
        return nil
    }

    private static func end(with error: any Error) -> Never {
        let text = fullMessage(for: error)
        if exitCode(for: error).isSuccess, text.contains("USAGE:") {
            Console.write(HelpText.withExampleLast(text))
            exit(withError: ExitCode.success)
        }
        exit(withError: error)
    }
}
