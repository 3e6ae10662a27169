/// Reads a price book line by line, and goes on after a mistake to find them all.
struct PriceBookReader {
    private let name: String
    private var line = 0
    private var problems: [String] = []
    private var sources: [String: PriceSource] = [:]
    private var book = PriceBook()

    /// Where each region stands first, to name a line for what it lacks.
    private var firstLines: [String: Int] = [:]

    private static let problemLimit = 20

    init(name: String) {
        self.name = name
    }

    /// The book, complete.
    mutating func book(of text: String) throws(PricingError) -> PriceBook {
        for content in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            line += 1
            let fields = content.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
            guard let kind = fields.first else { continue }
            do throws(PricingError) {
                switch kind {
                case "currency": try readCurrency(fields)
                case "source": try readSource(fields)
                case "price": try readPrice(fields)
                case "free": try readAllowance(fields)
                default:
                    throw mistake("'\(kind)' is nothing that a line begins with; write currency, source, price or free")
                }
            } catch {
                problems.append("\(name):\(line): \(error.message)")
            }
        }
        if problems.isEmpty { findMissing() }
        guard problems.isEmpty else {
            let shown = problems.prefix(Self.problemLimit).joined(separator: "\n")
            let more = problems.count - Self.problemLimit
            throw PricingError(.invalidPriceBook, more > 0 ? "\(shown)\n\(name): and \(more) more" : shown)
        }
        return book
    }

    private mutating func readCurrency(_ fields: [Substring]) throws(PricingError) {
        guard fields.count == 2, book.currency.isEmpty else { throw mistake("write one line like: currency USD") }
        book.currency = String(fields[1])
    }

    private mutating func readSource(_ fields: [Substring]) throws(PricingError) {
        guard fields.count >= 4, Self.isDate(fields[2]) else {
            throw mistake("a source is: source NAME YYYY-MM-DD WHAT IT IS")
        }
        let source = PriceSource(
            name: String(fields[1]),
            date: String(fields[2]),
            text: fields[3...].joined(separator: " ")
        )
        guard sources.updateValue(source, forKey: source.name) == nil else {
            throw mistake("there is a source '\(source.name)' already")
        }
        book.sources.append(source)
    }

    private mutating func readPrice(_ fields: [Substring]) throws(PricingError) {
        guard fields.count == 8 else {
            throw mistake(
                "a price has 8 fields, and here are \(fields.count): price METER REGION FROM TO PRICE PER SOURCE"
            )
        }
        let meter = try Meter(named: fields[1])
        let region = String(fields[2])
        let start = try number(fields[3])
        let end: ExactDecimal? = fields[4] == "-" ? nil : try number(fields[4])
        let last = book.ownPrice(of: meter, in: region)?.tiers.last
        let isNext = last.map { $0.end == start } ?? (start == .zero)
        guard isNext, end.map({ $0 > start }) ?? true else {
            throw mistake(
                last == nil
                    ? "the first tier of \(meter) in \(region) begins at 0, and ends later"
                    : "a tier of \(meter) in \(region) begins where the one before it ends, and ends later"
            )
        }
        let (amount, per) = (try number(fields[5]), try number(fields[6]))
        guard let places = Self.powersOfTen.firstIndex(of: per), let unitPrice = try? amount.shifted(byPlaces: places)
        else {
            throw mistake("'\(fields[6])' is no power of ten up to 1_000_000_000, which a price is for")
        }
        let tier = Price.Tier(
            start: start,
            end: end,
            amount: amount,
            per: per,
            unitPrice: unitPrice,
            source: try source(fields[7])
        )
        book.add(tier, to: meter, in: region)
        if region != PriceBook.everywhere, firstLines[region] == nil { firstLines[region] = line }
    }

    private mutating func readAllowance(_ fields: [Substring]) throws(PricingError) {
        guard fields.count == 5, fields[3] == "always" || fields[3] == "first-year" else {
            throw mistake("what is free is: free METER QUANTITY always|first-year SOURCE")
        }
        let allowance = FreeAllowance(
            scope: String(fields[1]),
            quantity: try number(fields[2]),
            endsAfterFirstYear: fields[3] == "first-year",
            source: try source(fields[4])
        )
        guard Meter.all.contains(where: allowance.covers) else {
            throw mistake("'\(fields[1])' is no meter, nor what several begin with")
        }
        guard !book.allowances.contains(where: { $0.scope == allowance.scope }) else {
            throw mistake("'\(fields[1])' has an allowance already")
        }
        book.allowances.append(allowance)
    }

    private mutating func findMissing() {
        if book.currency.isEmpty {
            problems.append("\(name): the currency is missing; write a line like: currency USD")
        }
        if book.regions.isEmpty { problems.append("\(name): there is no price in it") }
        for region in book.regions {
            for meter in [Meter.lambdaRequests, .lambdaDuration(.x86)] where book.price(of: meter, in: region) == nil {
                problems.append(
                    "\(name):\(firstLines[region] ?? 0): \(region) has no price of \(meter), so it has no bills"
                )
            }
        }
    }

    private func number(_ text: Substring) throws(PricingError) -> ExactDecimal {
        let number = try ExactDecimal(text: text)
        guard !number.isNegative else { throw mistake("'\(text)' is less than nothing") }
        return number
    }

    private func source(_ name: Substring) throws(PricingError) -> PriceSource {
        guard let source = sources[String(name)] else {
            throw mistake(
                "there is no source '\(name)' above; write one with its date: source \(name) YYYY-MM-DD WHAT IT IS"
            )
        }
        return source
    }

    private func mistake(_ message: String) -> PricingError {
        PricingError(.invalidPriceBook, message)
    }

    private static let powersOfTen = (0...9).map { ExactDecimal(coefficient: ExactDecimal.power($0), scale: 0) }

    private static func isDate(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == [4, 2, 2] && parts.joined().allSatisfy { $0.isASCII && $0.isNumber }
    }
}

extension PriceBook {
    /// The price that the book has of a region itself, what costs the same everywhere left out.
    fileprivate func ownPrice(of meter: Meter, in region: String) -> Price? { prices[meter]?[region] }
}
