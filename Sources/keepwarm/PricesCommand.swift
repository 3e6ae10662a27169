import ArgumentParser
import CostPresentation
import LambdaPricing

struct PricesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prices",
        abstract: "Print the prices of a region, with their sources.",
        discussion: """
            A price that is not known is said to be unknown. --book prints the built-in price book, to start one of \
            your own with.

            EXAMPLE
              keepwarm prices --region eu-west-1
            """
    )

    @OptionGroup
    var options: PriceOptions

    @Option(help: "How the prices are written.")
    var output = Output.table

    @Flag(help: "Print the whole built-in price book as it is.")
    var book = false

    enum Output: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    func run() throws {
        guard !book else { return Console.write(PriceBook.builtInText) }
        let prices = try options.prices()
        let table = try asUsage { () throws(PricingError) in
            try PriceTable(prices, region: options.region, style: Console.outputStyle)
        }
        Console.write(output == .json ? table.json : table.text)
    }
}
