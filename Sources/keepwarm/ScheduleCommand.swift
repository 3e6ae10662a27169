import ArgumentParser
import FoundationEssentials
import Presentation
import Warming
import WarmingConfiguration
import YAMLConfiguration

struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Print when a schedule is due next.",
        discussion: """
            The expressions are those of AWS EventBridge: rate(5 minutes), cron(0/5 8-17 ? * MON-FRI *), and \
            at(2026-12-24T18:00:00).

            EXAMPLE
              keepwarm schedule 'cron(0 8 ? * MON-FRI *)' --timezone Europe/Berlin --next 3
            """
    )

    @Argument(help: "The schedule.")
    var expression: String

    @Option(help: ArgumentHelp("How many ticks to print, from 1 to 10000.", valueName: "n"))
    var next = 5

    @Option(help: ArgumentHelp("The time zone of the schedule, like Europe/Berlin.", valueName: "name"))
    var timezone = "UTC"

    func validate() throws {
        guard 1...10_000 ~= next else {
            throw ValidationError("\(next) ticks cannot be printed; ask for 1 to 10000.")
        }
    }

    func run() throws {
        let schedule = try asUsage { () throws(WarmingError) in try Schedule(expression) }
        let zone = try asUsage { () throws(WarmingError) in try SystemTimeZone(identifier: timezone) }
        let ticks = Array(schedule.ticks(after: SystemWallClock().now, in: zone).prefix(next))
        guard !ticks.isEmpty else {
            throw ValidationError("'\(expression)' has no tick left: its time is over.")
        }
        Console.write(ticks.map { TickLine(tick: $0, zone: zone).text + "\n" }.joined())
    }
}
