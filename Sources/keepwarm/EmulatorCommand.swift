import ArgumentParser

struct EmulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulator",
        abstract: "Run Lambda functions on this machine, with real cold starts.",
        discussion: """
            Functions come from a SAM template, or from a list of functions. Each environment is a process of its own \
            that starts cold, freezes when idle and ends when its idle lifetime is over.

            EXAMPLE
              keepwarm emulator template.yaml --idle-lifetime 30s --log
            """,
        subcommands: [EmulatorStartCommand.self, EmulatorStatusCommand.self, EmulatorExpireCommand.self],
        defaultSubcommand: EmulatorStartCommand.self
    )
}
