/// The prices that bills are worked out with, each with a date and a source.
///
/// The project brings a book; somebody with a contract, or with newer prices, brings another. Its format is described
/// at the top of the book that the project brings.
public struct PriceBook: Hashable, Sendable {
    /// The currency of all prices, as `USD`.
    public internal(set) var currency = ""

    /// The prices by meter and region; the region ``everywhere`` is for what costs the same in all.
    private(set) var prices: [Meter: [String: Price]] = [:]

    /// What is free, every month.
    public internal(set) var allowances: [FreeAllowance] = []

    /// The sources, in the book's order.
    public internal(set) var sources: [PriceSource] = []

    /// The word that stands for every region.
    static let everywhere = "everywhere"

    /// Creates a book without anything in it.
    init() {}

    /// Reads a book.
    ///
    /// - Parameters:
    ///   - text: The book.
    ///   - name: What errors call it: the name of its file.
    /// - Throws: ``PricingError`` with code ``PricingError/Code/invalidPriceBook`` with everything that is wrong or
    ///   missing, a line for each, with the numbers of lines.
    public init(text: String, name: String) throws(PricingError) {
        var reader = PriceBookReader(name: name)
        self = try reader.book(of: text)
    }

    /// The book that the project brings, as text.
    public static var builtInText: String { String(decoding: PackageResources.prices_txt, as: UTF8.self) }

    /// Reads the book that the project brings.
    ///
    /// - Throws: Nothing, as long as that book is sound, which a test sees to.
    public static func builtIn() throws(PricingError) -> PriceBook {
        try PriceBook(text: builtInText, name: "prices.txt")
    }

    /// The regions that the book has prices of, in the order of their names.
    public var regions: [String] {
        Set(prices.values.joined().map(\.key)).subtracting([Self.everywhere]).sorted()
    }

    /// The price of a meter in a region; `nil` when the book does not have it.
    public func price(of meter: Meter, in region: String) -> Price? {
        prices[meter]?[region] ?? prices[meter]?[Self.everywhere]
    }

    /// Refuses a region that the book does not know.
    ///
    /// - Throws: ``PricingError`` with code ``PricingError/Code/unknownRegion`` that lists those it knows.
    public func check(region: String) throws(PricingError) {
        guard regions.contains(region) else {
            let known = regions.joined(separator: ", ")
            throw PricingError(
                .unknownRegion,
                "There are no prices of '\(region)'; take one of \(known), or a price book that has it."
            )
        }
    }

    /// The days of the oldest and of the newest figure.
    public var dates: (oldest: String, newest: String) {
        let dates = sources.map(\.date).sorted()
        return (dates.first ?? "", dates.last ?? "")
    }

    /// Adds a tier to a meter's price in a region.
    mutating func add(_ tier: Price.Tier, to meter: Meter, in region: String) {
        prices[meter, default: [:]][region, default: Price(meter: meter, tiers: [])].tiers.append(tier)
    }
}
