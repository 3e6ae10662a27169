public import ArgumentParser
public import LambdaPricing

/// The options that say what things cost, and how that is written.
struct PriceOptions: ParsableArguments {
    @Option(help: "The AWS region.")
    var region = "us-east-1"

    @Option(help: ArgumentHelp("Take prices from this file instead of the built-in book.", valueName: "file"))
    var priceBook: String?

    /// The price book, and the region checked against it.
    func prices() throws -> PriceBook {
        do {
            let prices =
                if let priceBook {
                    try PriceBook(text: try InputFile.text(of: priceBook), name: priceBook)
                } else {
                    try PriceBook.builtIn()
                }
            try prices.check(region: region)
            return prices
        } catch let error as PricingError where error.code == .invalidPriceBook {
            Console.complain(error.message)
            throw ExitCode(64)
        } catch let error as PricingError {
            throw ValidationError(error.message)
        }
    }
}

/// The options that say what of a bill is free, and how it is rounded.
struct BillOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What AWS gives for free: none, always, or first-year, which is that of a new account as well.",
            valueName: "kind"
        )
    )
    var freeTier = FreeTier.Kind.none

    @Option(
        help: ArgumentHelp("How much of the free tier other workloads use up, like 60%.", valueName: "share"),
        transform: share
    )
    var freeTierUsed = ExactDecimal.zero

    @Option(
        help: ArgumentHelp(
            "Round the total, or the parts that it is the sum of, as AWS's page does.",
            valueName: "what"
        )
    )
    var rounding = Rounding.total

    /// The free tier.
    func free() throws(PricingError) -> FreeTier {
        try FreeTier(freeTier, usedElsewhere: freeTierUsed)
    }
}

extension FreeTier.Kind: ExpressibleByArgument {}
extension Rounding: ExpressibleByArgument {}
extension LambdaPricing.Architecture: ExpressibleByArgument {}
extension WarmedTarget.Gateway: ExpressibleByArgument {}

/// Reads a share that an option was given: `60%`.
@Sendable
func share(_ text: String) throws -> ExactDecimal {
    guard text.hasSuffix("%") else { throw ValidationError("'\(text)' is not a share; write a percentage like 60%.") }
    return try asUsage { () throws(PricingError) in
        let share = try ExactDecimal(text: text.dropLast()) * ExactDecimal(text: "0.01")
        guard !share.isNegative, share <= 1 else {
            throw PricingError(.invalidUsage, "'\(text)' is not a share from 0% to 100%.")
        }
        return share
    }
}

/// Reads a memory size that an option was given, in MB.
@Sendable
func functionMemory(_ text: String) throws -> FunctionMemory {
    guard let megabytes = Int(text) else {
        throw ValidationError("'\(text)' is not a memory size; write whole MB from 128 to 10240.")
    }
    return try asUsage { () throws(PricingError) in try FunctionMemory(megabytes: megabytes) }
}

/// Reads a time that a function takes: as other durations, and with parts of a millisecond, as Lambda reports them.
@Sendable
func functionTime(_ text: String) throws -> Duration {
    guard text.hasSuffix("ms"), text.contains(".") else { return try positiveDuration(text) }
    return try asUsage { () throws(PricingError) in
        let microseconds = try ExactDecimal(text: text.dropLast(2)) * 1000
        guard !microseconds.isNegative, microseconds <= 1_000_000_000_000,
            let count = Int("\(microseconds)")
        else {
            throw PricingError(
                .invalidUsage,
                "'\(text)' is no time to bill; give up to 15m, with 3 decimals of a ms at most."
            )
        }
        return .microseconds(count)
    }
}

/// Runs `body`, and turns its complaint about a number into a usage error: exit code 64.
func asUsage<Value>(_ body: () throws(PricingError) -> Value) throws -> Value {
    do {
        return try body()
    } catch {
        throw ValidationError(error.message)
    }
}
