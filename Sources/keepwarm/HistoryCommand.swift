import ArgumentParser

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show what past rounds came to, or read logs into the history.",
        discussion: """
            The history is what 'keepwarm run --history FILE' writes. It may be read while that runs.

            EXAMPLE
              keepwarm history --since 7d
              keepwarm history --target orders --since 24h --output json
              keepwarm history import --target orders orders.log
            """,
        subcommands: [HistoryShowCommand.self, HistoryImportCommand.self],
        defaultSubcommand: HistoryShowCommand.self
    )
}
