import Chance
import LambdaPricing
import Testing

@Suite("Bills in general")
struct BillPropertyTests {
    private static let seeds: [UInt64] = [1, 2, 3, 4]

    /// A month's usage of some meters, small or large enough for the last tier.
    private static func usage(_ generator: inout SeededGenerator, largest: Int = 40_000_000_000) throws -> Usage {
        var usage = Usage()
        for meter in Meter.all where Bool.random(using: &generator) {
            let limit = min([10, 100_000, largest].randomElement(using: &generator) ?? 1, largest)
            let thousandths = ExactDecimal(Int.random(in: 0...limit * 1000, using: &generator))
            usage.entries.append(try Usage.Entry(meter, thousandths * number("0.001"), working: ""))
        }
        return usage
    }

    private static func freeTiers() throws -> [FreeTier] {
        [.none, try FreeTier(.always), try FreeTier(.firstYear), try FreeTier(.always, usedElsewhere: number("0.6"))]
    }

    @Test("A bill never falls when usage rises", arguments: seeds)
    func isMonotonic(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let prices = try PriceBook.builtIn()
        for _ in 0..<100 {
            let (less, more) = (try Self.usage(&generator), try Self.usage(&generator))
            for freeTier in try Self.freeTiers() {
                let one = try Bill(less, prices: prices, region: "us-east-1", freeTier: freeTier).exactTotal()
                let both = try Bill(less + more, prices: prices, region: "us-east-1", freeTier: freeTier).exactTotal()

                #expect(one <= both)
            }
        }
    }

    @Test("Within one tier, two bills come to what one bill for both does", arguments: seeds)
    func isAdditive(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let prices = try PriceBook.builtIn()
        for _ in 0..<100 {
            let (one, other) = (
                try Self.usage(&generator, largest: 4000), try Self.usage(&generator, largest: 4000)
            )
            let apart = try [one, other].map { try Bill($0, prices: prices, region: "us-east-1").exactTotal() }
            let together = try Bill(one + other, prices: prices, region: "us-east-1").exactTotal()

            #expect(try apart[0] + apart[1] == together)
        }
    }

    @Test("Tiers join without a jump: a little more costs a little more, at no more than the first tier's price")
    func tiersJoin() throws {
        let prices = try PriceBook.builtIn()
        var joints = 0
        for meter in Meter.all {
            let tiers = prices.price(of: meter, in: "us-east-1")?.tiers ?? []
            for (tier, next) in zip(tiers, tiers.dropFirst()) {
                let end = try #require(tier.end)
                let amounts = try [end - 1, end, end + 1].map { quantity in
                    try Bill(Usage([try Usage.Entry(meter, quantity, working: "")])).exactTotal()
                }

                #expect(try amounts[1] - amounts[0] == tier.unitPrice)
                #expect(try amounts[2] - amounts[1] == next.unitPrice)
                joints += 1
            }
        }
        #expect(joints == 11)
    }

    @Test("No usage costs nothing, and makes no line")
    func nothing() throws {
        let none = try function(.zero, milliseconds: 1500, megabytes: 128)

        for usage in [Usage(), none] {
            let bill = try Bill(usage)
            #expect(bill.lines.isEmpty && !bill.isPartial)
            #expect(try bill.exactly == "0" && bill.total(as: .parts) == "0.00")
        }
    }

    @Test("What the free tier takes off is never more than there is, nor than was used", arguments: seeds)
    func freeTierIsBounded(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let bill = try Bill(try Self.usage(&generator), FreeTier(.always))
            var free = ExactDecimal.zero
            for line in bill.lines {
                #expect(line.free <= line.quantity)
                if line.meter.name.hasPrefix("lambda.duration") { try free += line.free }
            }
            #expect(free <= 400_000)
        }
    }

    @Test("Both architectures draw on the same free GB-seconds")
    func sharedAllowance() throws {
        let usage = try metered(.lambdaDuration(.x86), "300000") + metered(.lambdaDuration(.arm), "300000")

        let bill = try Bill(usage, FreeTier(.always))

        #expect(bill.lines.map(\.free) == [300_000, 100_000])
    }

    @Test("Other workloads leave less of the free tier")
    func usedElsewhere() throws {
        let usage = try function(1_000_000, milliseconds: 100, megabytes: 128)

        let bill = try Bill(usage, FreeTier(.always, usedElsewhere: number("0.75")))

        #expect(bill.lines.map(\.free) == [250_000, 12_500])
        #expect(throws: PricingError.self) { try FreeTier(.always, usedElsewhere: number("1.01")) }
        #expect(throws: PricingError.self) { try FreeTier(.always, usedElsewhere: number("-0.01")) }
    }

    @Test("The first year has allowances of its own")
    func firstYear() throws {
        let usage = try metered(.gatewayHTTP, "1500000")

        #expect(try Bill(usage, FreeTier(.always)).exactly == "1.5")
        #expect(try Bill(usage, FreeTier(.firstYear)).exactly == "0.5")
    }

    @Test("A quadrillion invocations stay exact")
    func quadrillion() throws {
        let invocations = try number("1_000_000_000_000_001")
        let small = try Bill(function(invocations, milliseconds: 1, megabytes: 129))
        let largest = try Bill(function(invocations, milliseconds: 900_000, megabytes: 10_240))

        // 1,000,000,000,000,001 × 1 ms × 129 MB, of which 6 and 9 billion GB-seconds fall into the dearer tiers.
        #expect(small.lines.last?.quantity == (try number("125976562500.0001259765625")))
        #expect(
            try small.lines.last?.amount
                == number("100000.2") + number("135000") + number("110976562500.0001259765625") * number("0.0000133334")
        )
        #expect(try largest.lines.last?.quantity == number("9000000000000009000"))
        #expect(try largest.total(as: .total).hasPrefix("120,000,800,0"))
    }

    @Test("A price that is not known is not guessed: the total says that it is a part")
    func unknownPrices() throws {
        let arm = try Bill(metered(.provisionedConcurrency(.arm), "1000"), region: "eu-west-1")
        let beyond = try Bill(metered(.lambdaDuration(.x86), "6000000010"), region: "eu-west-1")

        #expect(arm.isPartial && arm.lines.first?.unpriced == 1000)
        #expect(try arm.exactly == "0")
        #expect(beyond.isPartial && beyond.lines.first?.unpriced == 10)
        #expect(try beyond.exactly == "100000.2")
    }

    @Test("Numbers out of their range are refused, and named")
    func refusesUsage() throws {
        let memory = try FunctionMemory(megabytes: 128)
        let refused: [(() throws -> Void, String)] = [
            ({ _ = try FunctionMemory(megabytes: 127) }, "127 MB"),
            ({ _ = try FunctionMemory(megabytes: 10_241) }, "10241 MB"),
            ({ _ = try FunctionUsage(invocations: -1, duration: .zero, memory: memory).usage() }, "fewer than 0"),
            ({ _ = try FunctionUsage(invocations: 1, duration: .seconds(-1), memory: memory).usage() }, "-1.0 seconds"),
            (
                { _ = try FunctionUsage(invocations: 1, duration: .seconds(901), memory: memory).usage() },
                "901.0 seconds"
            ),
            (
                { _ = try FunctionUsage(invocations: 1, coldStarts: 2, duration: .zero, memory: memory).usage() },
                "2 cold starts"
            ),
            ({ _ = try function(1, milliseconds: 1, megabytes: 128, storage: 511) }, "511 MB"),
            ({ _ = try metered(.alarms, "-1") }, "-1 of cloudwatch.alarms"),
            ({ _ = try Meter(named: "lambda.request") }, "'lambda.request'"),
            ({ _ = try Bill(Usage(), region: "us-east-9") }, "'us-east-9'"),
        ]
        for (body, named) in refused {
            let error = #expect(throws: PricingError.self) { try body() }
            #expect(error?.message.contains(named) == true, "\(error?.message ?? "")")
        }
    }
}
