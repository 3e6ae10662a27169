import ArgumentParser
import Glibc
import LambdaEmulator
import Presentation
import SAMTemplates
import UnixSignals
import Warming
import WarmingConfiguration

struct EmulatorStartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Start the emulator, until SIGINT or SIGTERM.",
        discussion: """
            EXAMPLE
              keepwarm emulator template.yaml --parameter Stage=dev --idle-lifetime 5m-7m --log
            """
    )

    @Argument(
        help: "A SAM template, or a list of functions. Default: .aws-sam/build/template.yaml, else template.yaml."
    )
    var file: String?

    @OptionGroup(title: "Template")
    var template: EmulatorTemplateOptions

    @OptionGroup(title: "Environments")
    var environments: EmulatorSettingsOptions

    @OptionGroup(title: "Doors")
    var doors: EmulatorDoorOptions

    @Option(help: ArgumentHelp("A folder for logs, a file for each function.", valueName: "folder"))
    var logFolder: String?

    @Flag(help: "Write the functions' logs to the terminal.")
    var log = false

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        // A caller who hangs up is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        let settings = environments.settings(region: template.region, account: template.account)
        try await UnpackedArchives.with { archives in
            let path = file ?? Self.defaultFile
            let file = try definitions(of: path, archives: archives)
            try await reportingErrors {
                let surroundings = try surroundings(functions: file.definitions.functions.map(\.name))
                try await LambdaEmulator.withRunning(
                    functions: file.definitions.functions,
                    settings: settings,
                    surroundings: surroundings
                ) { emulator in
                    try await EmulatorDoors.withOpen(
                        emulator,
                        options: try doors.options(routes: file.definitions.routes)
                    ) { doors in
                        let announcement = EmulatorAnnouncement(
                            file: path,
                            definitions: file.definitions,
                            settings: settings,
                            doors: doors
                        )
                        Console.write(announcement.text(style: Console.outputStyle))
                        for await _ in signals { break }
                    }
                }
            }
        }
    }

    /// What `sam build` made, if it did.
    private static var defaultFile: String {
        let built = ".aws-sam/build/template.yaml"
        return access(built, R_OK) == 0 ? built : "template.yaml"
    }

    private func definitions(of path: String, archives: UnpackedArchives) throws -> DefinitionFile {
        do {
            let file = try DefinitionFile(
                contentsOf: path,
                options: DefinitionOptions(
                    parameters: try template.parameters(),
                    surroundings: template.surroundings,
                    findPython: PythonInterpreter.find,
                    unpack: archives.unpack
                )
            )
            for warning in file.warnings { Console.complain("warning: \(warning)") }
            return file
        } catch let errors as ConfigurationErrors {
            Console.complain("\(errors)")
            throw ExitCode(64)
        }
    }

    private func surroundings(functions: [String]) throws -> Surroundings {
        var logs: [any LogSink] = []
        if let logFolder { logs.append(try FolderLog(folder: logFolder, functions: functions)) }
        if log { logs.append(NamedLog(descriptor: STDOUT_FILENO)) }
        var variables = doors.credentials
        if doors.port != 0 { variables["AWS_ENDPOINT_URL_LAMBDA"] = "http://\(doors.host):\(doors.port)" }
        return Surroundings(
            entropy: .random(in: .min ... .max),
            variables: variables,
            log: SeveralLogs(logs)
        )
    }
}

/// Runs `body`, and turns what the emulator complains of into one line and exit code 1.
func reportingErrors<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
        return try await body()
    } catch let error as EmulatorError {
        Console.complain("Error: \(error.message)")
        throw ExitCode.failure
    }
}
