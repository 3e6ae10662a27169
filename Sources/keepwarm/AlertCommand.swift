import ArgumentParser

struct AlertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "See whether the configuration's alerts arrive.",
        discussion: """
            EXAMPLE
              keepwarm alert test --config keepwarm.yaml
            """,
        subcommands: [AlertTestCommand.self]
    )
}
