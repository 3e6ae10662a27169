import ArgumentParser
import LambdaEmulator
import Presentation

struct EmulatorStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the environments of a running emulator.",
        discussion: """
            EXAMPLE
              keepwarm emulator status --output json
            """
    )

    @OptionGroup
    var address: EmulatorAddress

    @Option(help: "How the environments are written.")
    var output = Output.table

    enum Output: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    func run() async throws {
        let document = try await reportingErrors { try await address.client.environments() }
        switch output {
        case .json:
            Console.write(document.text)
        case .table:
            Console.write(EnvironmentTable(document.environments.map(Self.row)).text(style: Console.outputStyle))
        }
    }

    private static func row(_ entry: EnvironmentsDocument.Entry) -> EnvironmentTable.Row {
        EnvironmentTable.Row(
            function: entry.function,
            version: entry.version,
            id: entry.id,
            state: entry.state,
            ageMs: entry.ageMs,
            idleMs: entry.idleMs,
            invocations: entry.invocations,
            maxMemoryUsedMB: entry.maxMemoryUsedMB,
            initDurationMs: entry.initDurationMs,
            addedDelayMs: entry.addedDelayMs,
            isProactive: entry.proactive,
            processID: entry.processID
        )
    }
}

struct EmulatorExpireCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expire",
        abstract: "End the idle environments of a running emulator, so that the next invocations are cold."
    )

    @OptionGroup
    var address: EmulatorAddress

    func run() async throws {
        let count = try await reportingErrors { try await address.client.expireIdle() }
        Console.write(count == 1 ? "1 environment ended.\n" : "\(count) environments ended.\n")
    }
}

/// Where a running emulator is.
struct EmulatorAddress: ParsableArguments {
    @Option(help: ArgumentHelp("The address that the emulator listens on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The port of its Lambda API.", valueName: "port"))
    var port = 3001

    var client: EmulatorClient { EmulatorClient(host: host, port: port) }
}
