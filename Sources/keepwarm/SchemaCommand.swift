import ArgumentParser
import WarmingConfiguration

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of keepwarm.yaml, for editors.",
        discussion: """
            EXAMPLE
              keepwarm schema > keepwarm.schema.json
            """
    )

    func run() {
        Console.write(ConfigurationSchema.json)
    }
}
