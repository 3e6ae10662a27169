import ArgumentParser
import Dashboard
import Pinging
import Presentation
import UnixSignals
import Warming
import WarmingConfiguration
import WarmingHistory

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Ping every target on every tick of the configuration's schedule, until told to stop.",
        discussion: """
            The first round happens at once. Each round and each failing target is one line of JSON on standard \
            output. A changed file, or SIGHUP, reloads the configuration; SIGTERM and SIGINT let the round in \
            flight finish, for 5 s at most.

            With --history every round is also kept in a file, for 'keepwarm history'. Trouble with that file never \
            stops warming: it is said once, and tried again with each round. --dashboard shows it on a page, with \
            /metrics for Prometheus and /healthz for whoever watches the warmer.

            EXAMPLE
              keepwarm run --config keepwarm.yaml --history keepwarm.sqlite
            """
    )

    @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
    var config = "keepwarm.yaml"

    @Option(
        help: ArgumentHelp("Keep every round in this file. (default: the configuration's, or none)", valueName: "file")
    )
    var history: String?

    @OptionGroup
    var retention: RetentionOptions

    @OptionGroup
    var dashboard: DashboardOptions

    func run() async throws {
        // Signals are taken before anything else, so that none ends the command in the middle of its start.
        let signals = await UnixSignalsSequence(trapping: .sighup, .sigterm, .sigint)
        let room = DescriptorLimit.maxInFlight(under: DescriptorLimit.raise())
        let source = PlanSource(path: config, maxInFlight: room)
        let version = source.version
        let (plan, configuration) = try source.load()
        let trust = Trust(option: nil, configuration: configuration, path: config)
        Warnings.show(about: plan.targets)
        let history = history ?? configuration.history.path(besides: config)
        let page = try dashboard.address(over: configuration.history, history: history)
        let kept = try retention.retention(over: configuration.history)

        let log = RunLog()
        let clock = SystemWallClock()
        Console.write(
            try log.started(targets: plan.targets.count, schedule: configuration.schedule?.shown ?? "", at: clock.now)
        )
        let outlook = RunOutlook(startedAt: clock.now)
        try await showing(history, at: page, outlook: outlook, clock: clock) {
            let (controls, controller) = AsyncStream<RunControl>.makeStream()
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { await source.watch(since: version, signals: signals, log: log, controller: controller) }
                let tellings = [plan.heartbeat?.target].compactMap(\.self) + plan.alerts.map(\.target)
                try await trust.withPinger(for: plan.targets + tellings) { pinger in
                    let runner = RoundRunner(
                        pinger: pinger,
                        clock: ContinuousClock(),
                        wallClock: clock,
                        random: { .random(in: 0..<1) }
                    )
                    var keeper = HistoryKeeper(path: history, retention: kept, log: log, clock: clock)
                    keeper.open()
                    await runner.run(plan, controls: controls) { event in
                        if let text = try? log.text(event, at: clock.now) { Console.write(text) }
                        keeper.keep(event)
                        outlook.learn(from: event)
                    }
                }
                group.cancelAll()
            }
        }
    }

    /// Runs `body`, while a history is on a page if that was asked for.
    private func showing(
        _ history: String?,
        at page: DashboardAddress?,
        outlook: RunOutlook,
        clock: SystemWallClock,
        _ body: () async throws -> Void
    ) async throws {
        guard let page, let history else { return try await body() }
        let cost = MonthlyCostSource(configuration: config)
        try await page.withDashboard(of: history, outlook: outlook, cost: cost, clock: clock, body)
    }
}
