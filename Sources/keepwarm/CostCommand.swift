import ArgumentParser

struct CostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost",
        abstract: "Work out what a month on Lambda costs, and what else it could cost.",
        discussion: """
            By hand, or from a configuration; 'keepwarm cost bill --help' has all of the options. The first example is \
            the case that Keepwarm grew from: 14 cents.

            EXAMPLE
              keepwarm cost --invocations 43200 --duration 1500ms --memory 128
              keepwarm cost --config keepwarm.yaml --explain
              keepwarm cost compare --config keepwarm.yaml --visits 2000
            """,
        subcommands: [CostBillCommand.self, CostCompareCommand.self],
        defaultSubcommand: CostBillCommand.self
    )
}
