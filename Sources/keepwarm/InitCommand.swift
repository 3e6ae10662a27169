import ArgumentParser
import DeployTemplates
import FoundationEssentials

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a keepwarm.yaml to start with, and a template that deploys it.",
        discussion: """
            Writes all of its files or none, and over nothing that is there, unless told to. A template comes beside a
            keepwarm.yaml of yours.

            EXAMPLE
              keepwarm init warmer --sam
            """
    )

    @Argument(help: "The folder to write to. It is made when it is not there.")
    var folder = "."

    @Flag(exclusivity: .exclusive)
    var tool: DeploymentTool?

    @Flag(help: "Replace files that are there already.")
    var force = false

    func run() throws {
        let configuration = NewFiles.path(of: DeployTemplate.configuration.name, in: folder)
        let templates = tool?.templates ?? []
        let keepsConfiguration =
            !templates.isEmpty && !force && FileManager.default.fileExists(atPath: configuration)
        let files = keepsConfiguration ? templates : [DeployTemplate.configuration] + templates
        try NewFiles(folder: folder, replaces: force).write(files)

        let written = files.map { NewFiles.path(of: $0.name, in: folder) }.joined(separator: ", ")
        let next =
            keepsConfiguration
            ? "\(configuration) stays as it is. Next:" : "Put your own targets into \(configuration). Then:"
        Console.write(
            """
            Wrote \(written).

            \(next)

            \(nextCommands(configuration: configuration).map { "  \($0)\n" }.joined())
            """
        )
    }

    private func nextCommands(configuration: String) -> [String] {
        let configuration = ShellWord.quoted(configuration)
        guard let tool else {
            return ["keepwarm ping --config \(configuration)", "keepwarm run --config \(configuration)"]
        }
        let package = ShellWord.quoted(NewFiles.path(of: "keepwarm.zip", in: folder))
        let change = folder == "." ? [] : ["cd \(ShellWord.quoted(folder))"]
        return [
            "keepwarm ping --config \(configuration)",
            "keepwarm package --config \(configuration) --output \(package)",
        ] + change + tool.deployCommands
    }
}
