import Chance
import LambdaPricing
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
    @Test(
        "A number is read and written as it is, without zeros that say nothing",
        arguments: [
            ("0", "0"), ("43200", "43200"), ("1_000_000", "1000000"), ("0.0000166667", "0.0000166667"),
            ("-1.50", "-1.5"), ("00.10", "0.1"), ("0.00", "0"), ("-0", "0"),
            ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
            ("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"),
        ]
    )
    func readsAndWrites(text: String, written: String) throws {
        let number = try ExactDecimal(text: text)

        #expect(number.description == written)
        #expect(try ExactDecimal(text: number.description) == number)
    }

    @Test(
        "What is no number is refused and named",
        arguments: [
            "", "-", ".", ".5", "1.", "1..2", "1.2.3", "1,000", "_1", "1__0", "1_", "1_.5", "1e6", "0x10", "+1", " 1",
            "٣", "½",
        ]
    )
    func refusesOthers(text: String) {
        let error = #expect(throws: PricingError.self) { try ExactDecimal(text: text) }

        #expect(error?.code == .invalidNumber)
        #expect(error?.message.contains("'\(text)'") == true)
    }

    @Test("More digits than there is room for are refused, and never dropped")
    func refusesTooManyDigits() throws {
        let most = try number("170141183460469231731687303715884105727")
        let least = try number("0.00000000000000000000000000000000000001")

        for text in ["170141183460469231731687303715884105728", "0.000000000000000000000000000000000000001"] {
            #expect(throws: PricingError.self) { try ExactDecimal(text: text) }
        }
        for expression in [
            { try most + 1 }, { try most * 2 }, { try most + least }, { try least * least },
            { try number("-170141183460469231731687303715884105727") - 2 },
        ] as [() throws -> ExactDecimal] {
            #expect { try expression() } throws: { ($0 as? PricingError)?.code == .tooLarge }
        }
    }

    @Test("Numbers are ordered by what they mean, however far apart they are")
    func ordersNumbers() throws {
        let texts = [
            "-170141183460469231731687303715884105727", "-1.5", "-1.49999999999999999999", "-0.1", "0",
            "0.00000000000000000000000000000000000001", "0.1", "0.10000000000000000001", "1", "1.1", "10",
            "170141183460469231731687303715884105727",
        ]
        let numbers = try texts.map { try number($0) }

        for (index, one) in numbers.enumerated() {
            for (other, two) in numbers.enumerated() {
                #expect((one < two) == (index < other), "\(one) < \(two)")
                #expect((one == two) == (index == other))
            }
        }
    }

    @Test("Sums, differences and products are those of whole numbers with the point moved")
    func calculates() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let left = Int.random(in: -1_000_000_000...1_000_000_000, using: &generator)
            let right = Int.random(in: -1_000_000_000...1_000_000_000, using: &generator)
            let small = try number("0.0001")
            let (one, other) = (try ExactDecimal(left) * small, try ExactDecimal(right) * small)

            #expect(try one + other == ExactDecimal(left + right) * small)
            #expect(try one - other == ExactDecimal(left - right) * small)
            #expect(try one * other == ExactDecimal(left * right) * number("0.00000001"))
            #expect((one < other) == (left < right))
        }
    }

    @Test(
        "Halves are rounded away from zero",
        arguments: [
            ("0.005", 2, "0.01"), ("0.0049999999", 2, "0"), ("-0.005", 2, "-0.01"), ("2.675", 2, "2.68"),
            ("1.5", 0, "2"), ("0.14364027", 2, "0.14"), ("7", 2, "7"), ("9.999", 2, "10"),
        ]
    )
    func rounds(text: String, places: Int, rounded: String) throws {
        #expect(try number(text).rounded(places: places) == number(rounded))
    }

    @Test("Small numbers keep the digits that matter")
    func keepsSignificantDigits() throws {
        #expect(try "\(number("0.0034567").rounded(significantDigits: 2))" == "0.0035")
        #expect(try "\(number("0.00000000266").rounded(significantDigits: 2))" == "0.0000000027")
        #expect(try "\(number("123.456").rounded(significantDigits: 2))" == "123")
        #expect(try number("1234567.5").grouped(atLeast: 2) == "1,234,567.50")
        #expect(try number("-999").grouped == "-999")
        #expect(try number("-1000.125").grouped == "-1,000.125")
    }

    @Test("An estimate is rounded once, and one without an end is refused")
    func takesEstimates() throws {
        #expect(try ExactDecimal(estimate: 1.0 / 3, places: 3) == number("0.333"))
        for estimate in [Double.infinity, .nan, 1e40] {
            #expect(throws: PricingError.self) { try ExactDecimal(estimate: estimate, places: 3) }
        }
    }
}
