import ArgumentParser
import CostPresentation
import FoundationEssentials
import LambdaPricing
import Presentation
import Warming
import WarmingCosts

struct CostCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare the ways to avoid cold starts: their price, and the cold visits that are left.",
        discussion: """
            Doing nothing, pings on a schedule and in working hours, provisioned concurrency, SnapStart and more memory, \
            for the same functions and the same visitors. docs/cost.md explains the model.

            The first example has the numbers that Keepwarm grew from, 43,200 executions of 1.5 s, taken as five pings one \
            after another, every minute.

            EXAMPLE
              keepwarm cost compare --functions 5 --schedule 'rate(1 minute)' --ping-duration 300ms
              keepwarm cost compare --config keepwarm.yaml --visits 20000 --memory 1024 --svg compare.svg
            """
    )

    @OptionGroup(title: "Functions")
    var functions: ComparedFunctionOptions

    @OptionGroup(title: "Visitors")
    var visitors: ComparedVisitorOptions

    @OptionGroup(title: "Pings")
    var pings: ComparedPingOptions

    @OptionGroup
    var price: PriceOptions

    @OptionGroup
    var billing: BillOptions

    @Option(help: "How the comparison is written.")
    var output = OutputFormat.table

    @Option(help: ArgumentHelp("Draw the comparison into this file as well.", valueName: "file"))
    var svg: String?

    func run() throws {
        let prices = try price.prices()
        let given = try comparisonCase()
        let comparison = try asUsage { () throws(PricingError) in
            try Comparison(given, prices: prices, region: price.region, freeTier: billing.free())
        }
        if let svg { try draw(comparison, prices: prices, into: svg) }
        switch output {
        case .table:
            let table = ComparisonTable(comparison, prices: prices, region: price.region, style: Console.outputStyle)
            Console.write(table.text)
        case .json:
            Console.write(try ComparisonDocument(comparison, prices: prices, region: price.region).json())
        case .csv:
            Console.write(ComparisonDocument(comparison, prices: prices, region: price.region).csv)
        }
    }

    private func draw(_ comparison: Comparison, prices: PriceBook, into path: String) throws {
        let chart = ComparisonChart(comparison, prices: prices, region: price.region)
        do {
            try chart.svg.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw ValidationError(
                "'\(path)' cannot be written: check that its folder is there and that you may write to it."
            )
        }
    }

    private func comparisonCase() throws -> ComparisonCase {
        let month = try ComparedMonth(functions: functions, pings: pings)
        return ComparisonCase(
            environments: month.environments,
            visits: visitors.visits,
            shareInHours: visitors.inHours.double,
            duration: functions.duration,
            initDuration: functions.initDuration,
            memory: functions.memory,
            architecture: functions.architecture,
            runtime: functions.runtime,
            idleLifetime: functions.idleLifetime,
            schedule: month.schedule,
            hours: month.hours,
            pingDuration: pings.pingDuration,
            gateway: pings.gateway,
            moreMemory: functions.moreMemory,
            restoreDuration: functions.restoreDuration,
            monthSeconds: BilledMonth.seconds
        )
    }
}
