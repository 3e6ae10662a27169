import Chance
import FoundationEssentials
import LambdaPricing
import Testing

@Suite("Price book")
struct PriceBookTests {
    private static let sound = """
        currency USD
        source   s  2026-01-02  A list
        price    lambda.requests         r-1  0  -    0.2  1_000_000  s
        price    lambda.duration.x86_64  r-1  0  100  0.5  1          s  # and a comment
        price    lambda.duration.x86_64  r-1  100  -  0.4  1          s
        free     lambda.duration  10  always  s
        """

    private static func message(of text: String) -> String? {
        do {
            _ = try PriceBook(text: text, name: "book")
            return nil
        } catch {
            return error.code == .invalidPriceBook ? error.message : "\(error.code)"
        }
    }

    @Test("The project's own book is sound, and has every figure's date and source")
    func builtIn() throws {
        let book = try PriceBook.builtIn()

        #expect(book.currency == "USD")
        #expect(book.regions.count == 24)
        #expect(book.sources.allSatisfy { $0.date.hasPrefix("2026-") && !$0.text.isEmpty })
        for meter in Meter.all {
            #expect(book.price(of: meter, in: "us-east-1") != nil, "\(meter)")
        }
    }

    @Test("A book of one's own takes the place of the project's")
    func ownBook() throws {
        let book = try PriceBook(text: Self.sound, name: "book")

        let bill = try Bill(function(1000, milliseconds: 1000, megabytes: 1024), prices: book, region: "r-1")

        #expect(try bill.exactly == "410.0002")
        #expect(book.price(of: .alarms, in: "r-1") == nil)
        #expect(book.dates == ("2026-01-02", "2026-01-02"))
        #expect(bill.lines.last?.charges.last?.tier.source.text == "A list")
    }

    @Test(
        "A mistake is named with its line",
        arguments: [
            (
                "price    lambda.requests ", "prize    lambda.requests ",
                "book:3: 'prize' is nothing that a line begins with"
            ),
            ("currency USD", "", "book: the currency is missing"),
            ("currency USD", "currency USD EUR", "book:1: write one line like: currency USD"),
            ("2026-01-02", "2.1.2026", "book:2: a source is: source NAME YYYY-MM-DD"),
            ("1_000_000  s", "1_000_000", "book:3: a price has 8 fields, and here are 7"),
            ("1_000_000  s", "1_000_000  t", "book:3: there is no source 't' above"),
            ("1_000_000", "1_000_001", "book:3: '1_000_001' is no power of ten"),
            ("lambda.requests ", "lambda.request ", "book:3: 'lambda.request' is not a meter"),
            ("r-1  0  100", "r-1  1  100", "book:4: the first tier of lambda.duration.x86_64 in r-1 begins at 0"),
            ("r-1  100  -", "r-1  101  -", "book:5: a tier of lambda.duration.x86_64 in r-1 begins where"),
            ("r-1  100  -", "r-1  100  90", "book:5: a tier of"),
            ("0.5", "0,5", "book:4: '0,5' is not a number"),
            ("0.5", "-0.5", "book:4: '-0.5' is less than nothing"),
            ("always", "forever", "book:6: what is free is: free METER QUANTITY"),
            ("free     lambda.duration", "free     lambda.time", "book:6: 'lambda.time' is no meter"),
            (
                "price    lambda.requests         r-1", "price  lambda.requests  r-2",
                "book:4: r-1 has no price of lambda.requests"
            ),
        ]
    )
    func mistakes(part: String, replacement: String, complaint: String) throws {
        let text = Self.sound.replacing(part, with: replacement)

        let message = try #require(Self.message(of: text))

        #expect(text != Self.sound)
        #expect(message.split(separator: "\n").contains { $0.hasPrefix(complaint) }, "\(message)")
    }

    @Test("All mistakes are named together, up to twenty")
    func allMistakes() throws {
        let message = try #require(Self.message(of: Array(repeating: "prize", count: 30).joined(separator: "\n")))

        let lines = message.split(separator: "\n")
        #expect(lines.count == 21 && lines.last == "book: and 10 more")
        #expect(Self.message(of: "")?.contains("there is no price in it") == true)
    }

    @Test("No text makes the reader trap", arguments: [1, 2, 3] as [UInt64])
    func damagedBooks(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let bytes = Array(Self.sound.utf8)
        var refused = 0
        for _ in 0..<300 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: damaged.indices, using: &generator)
                damaged[index] = UInt8.random(in: 0...255, using: &generator)
            }
            refused += Self.message(of: String(decoding: damaged, as: UTF8.self)) == nil ? 0 : 1
        }
        #expect(refused > 100)
    }

    @Test("The prices of 24 regions are those that were collected")
    func collectedPrices() throws {
        // The collection lies beside the project on some machines, and is no part of it.
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        guard let table = try? String(contentsOfFile: "/\(root)/../shared/data/lambda-prices.tsv", encoding: .utf8)
        else {
            print("The collected prices are not here: ../shared/data/lambda-prices.tsv. Nothing was compared.")
            return
        }
        let book = try PriceBook.builtIn()
        let rows = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
        let meters: [Meter] = [
            .lambdaDuration(.x86), .lambdaDuration(.arm), .lambdaRequests, .provisionedDuration(.x86),
            .provisionedConcurrency(.x86), .lambdaStorage,
        ]
        #expect(rows.dropFirst().map { String($0[0]) }.sorted() == book.regions)
        for row in rows.dropFirst() {
            for (meter, cell) in zip(meters, row.dropFirst()) {
                let first = book.price(of: meter, in: String(row[0]))?.tiers.first
                #expect(try first?.amount == number(String(cell)), "\(meter) in \(row[0])")
                #expect(first?.per == (meter == .lambdaRequests ? 1_000_000 : 1))
            }
        }
    }
}
