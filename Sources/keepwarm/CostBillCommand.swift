import ArgumentParser
import CostPresentation
import LambdaPricing
import Presentation
import WarmingCosts

struct CostBillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill",
        abstract: "Work out a month's bill, line by line. What 'keepwarm cost' does by itself.",
        discussion: """
            By hand, from --invocations, --duration and --memory; or from a configuration, with --config: its schedule \
            times its targets, and the warmer that pings them; or from a history, with --history, or with --since that \
            of a configuration: what its pings were billed. docs/cost.md explains every line.

            EXAMPLE
              keepwarm cost --invocations 43200 --duration 1500ms --memory 128
              keepwarm cost --config keepwarm.yaml --explain
              keepwarm cost --history keepwarm.sqlite --since 7d
            """
    )

    @OptionGroup(title: "By Hand")
    var byHand: HandUsageOptions

    @OptionGroup(title: "From a Configuration")
    var configured: ConfiguredUsageOptions

    @OptionGroup(title: "From a History")
    var recorded: RecordedUsageOptions

    @Option(help: "The processor: x86_64 or arm64.")
    var architecture = LambdaPricing.Architecture.x86

    @Option(
        help: ArgumentHelp(
            "Add so much of another meter that 'keepwarm prices' lists, like logs.ingested=2.5. May be given again.",
            valueName: "meter=quantity"
        ),
        transform: meteredQuantity
    )
    var meter: [Usage.Entry] = []

    @OptionGroup
    var price: PriceOptions

    @OptionGroup
    var billing: BillOptions

    @Option(help: "How the bill is written.")
    var output = OutputFormat.table

    @Flag(help: "Show each line's formula, tier, exact amount and source.")
    var explain = false

    func validate() throws {
        guard configured.config == nil || byHand.isEmpty else {
            throw ValidationError(
                "A bill is by hand or from a configuration: leave --config out, or --invocations and its company."
            )
        }
        guard recorded.history == nil || (configured.config == nil && byHand.isEmpty && configured.from == nil) else {
            throw ValidationError(
                "A bill of a history takes its numbers from there: leave --config, --from and --invocations out."
            )
        }
        guard recorded.since == nil || recorded.history != nil || configured.config != nil else {
            throw ValidationError("--since is for a bill of a history: add --history, or a --config that names one.")
        }
        guard recorded.since == nil || configured.from == nil else {
            throw ValidationError("A bill of a history looks back: leave --from out, or --since.")
        }
        guard byHand.isEmpty || (byHand.invocations != nil && byHand.duration != nil) else {
            throw ValidationError("A bill by hand needs both --invocations and --duration.")
        }
        guard configured.config != nil || recorded.history != nil || !configured.isUsed else {
            throw ValidationError(
                "What pings take, and what sends them, is for a bill of a configuration: add --config."
            )
        }
        guard configured.config != nil || recorded.history != nil || !byHand.isEmpty || !meter.isEmpty else {
            throw ValidationError("There is nothing to bill. Give --invocations and --duration, --config or --history.")
        }
    }

    func run() throws {
        let prices = try price.prices()
        let past = try recorded.month(configured, architecture: architecture)
        let month = past == nil ? try configured.month(architecture: architecture) : nil
        let bill = try asUsage { () throws(PricingError) in
            var usage = Usage(meter)
            if let past {
                usage = past.usage + usage
            } else if let month {
                usage = try month.month.usage() + usage
            } else {
                usage = try byHand.usage(on: architecture) + usage
            }
            return try Bill(usage, prices: prices, region: price.region, freeTier: billing.free())
        }
        switch output {
        case .json: Console.write(try BillDocument(bill, rounding: billing.rounding).json())
        case .csv: Console.write(try BillDocument(bill, rounding: billing.rounding).csv)
        case .table:
            let detail: BillTable.Detail = explain ? .everything : month == nil && past == nil ? .lines : .workings
            let table = BillTable(
                bill,
                prices: prices,
                rounding: billing.rounding,
                detail: detail,
                style: Console.outputStyle
            )
            Console.write(
                ((past?.lines ?? month?.lines).map { ($0 + ["", ""]).joined(separator: "\n") } ?? "")
                    + (try asUsage { () throws(PricingError) in try table.text() })
            )
        }
    }
}

/// What somebody counted.
struct HandUsageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("How many invocations the month has.", valueName: "n"),
        transform: quantity
    )
    var invocations: ExactDecimal?

    @Option(
        help: ArgumentHelp("How long each of them takes, like 1500ms or 128.83ms.", valueName: "duration"),
        transform: functionTime
    )
    var duration: Duration?

    @Option(help: ArgumentHelp("The function's memory. (default: 128)", valueName: "MB"), transform: functionMemory)
    var memory: FunctionMemory?

    @Option(help: ArgumentHelp("How many of them start cold.", valueName: "n"), transform: quantity)
    var coldStarts: ExactDecimal?

    @Option(help: ArgumentHelp("How long a cold start takes.", valueName: "duration"), transform: functionTime)
    var initDuration: Duration?

    @Option(help: ArgumentHelp("The size of /tmp; 512 MB cost nothing.", valueName: "MB"))
    var storage = 512

    var isEmpty: Bool {
        invocations == nil && duration == nil && memory == nil && coldStarts == nil && initDuration == nil
            && storage == 512
    }

    func validate() throws {
        guard (coldStarts == nil) == (initDuration == nil) else {
            throw ValidationError("--cold-starts and --init-duration belong together.")
        }
    }

    func usage(on architecture: LambdaPricing.Architecture) throws(PricingError) -> Usage {
        guard let invocations, let duration else { return Usage() }
        return try FunctionUsage(
            invocations: invocations,
            coldStarts: coldStarts ?? .zero,
            duration: duration,
            initDuration: initDuration ?? .zero,
            memory: memory ?? .least,
            architecture: architecture,
            storage: storage
        ).usage()
    }
}

/// Reads a number that an option was given.
@Sendable
func quantity(_ text: String) throws -> ExactDecimal {
    try asUsage { () throws(PricingError) in
        let quantity = try ExactDecimal(text: text)
        guard !quantity.isNegative else {
            throw PricingError(.invalidUsage, "'\(text)' is less than nothing; give 0 or more.")
        }
        return quantity
    }
}

/// Reads a meter and how much of it, as `logs.ingested=2.5`.
@Sendable
func meteredQuantity(_ text: String) throws -> Usage.Entry {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
        throw ValidationError("'\(text)' is not a meter and its quantity; write it like logs.ingested=2.5.")
    }
    return try asUsage { () throws(PricingError) in
        try Usage.Entry(try Meter(named: parts[0]), try ExactDecimal(text: parts[1]), working: "")
    }
}
