import CostPresentation
import LambdaPricing
import Presentation
import Testing

@Suite("Bill table")
struct BillTableTests {
    @Test("The report's case: quantity × price = amount for every line")
    func reportsCase() throws {
        try expect(
            reportsUsage(),
            """
              ITEM                     QUANTITY           PRICE                 AMOUNT
              Lambda requests            43,200        ×  $0.20 per million  =   $0.01
              Lambda duration, x86_64     8,100  GB-s  ×  $0.0000166667      =   $0.14
              A month                                                            $0.14

            Exactly $0.14364027 in us-east-1, without a free tier, before tax.
            Prices as of 2026-11-22.

            """
        )
    }

    @Test("With parts rounded, the report's case is 15 cents, and the table says why")
    func roundedParts() throws {
        try expect(
            reportsUsage(),
            rounding: .parts,
            """
              ITEM                     QUANTITY           PRICE                 AMOUNT
              Lambda requests            43,200        ×  $0.20 per million  =   $0.01
              Lambda duration, x86_64     8,100  GB-s  ×  $0.0000166667      =   $0.14
              A month                                                            $0.15

            Exactly $0.14364027 in us-east-1, without a free tier, before tax.
            Each line is rounded to the cent, and the total is their sum.
            Prices as of 2026-11-22.

            """
        )
    }

    @Test("What is free is a line of its own")
    func freeTier() throws {
        try expect(
            function(3_000_000, milliseconds: 120, megabytes: 1536),
            freeTier: FreeTier(.always, usedElsewhere: ExactDecimal(text: "0.5")),
            """
              ITEM                      QUANTITY           PRICE                 AMOUNT
              Lambda requests            500,000        ×  free               =   $0.00
                                       2,500,000        ×  $0.20 per million  =   $0.50
              Lambda duration, x86_64    200,000  GB-s  ×  free               =   $0.00
                                         340,000  GB-s  ×  $0.0000166667      =   $5.67
              A month                                                             $6.17

            Exactly $6.166678 in us-east-1, with the free tier that does not end, 50 % of which others use up, before tax.
            Prices as of 2026-11-22.

            """
        )
    }

    @Test("Less than half a cent keeps the digits that matter")
    func smallAmounts() throws {
        try expect(
            function(10, milliseconds: 100, megabytes: 128),
            """
              ITEM                     QUANTITY           PRICE                     AMOUNT
              Lambda requests                10        ×  $0.20 per million  =   $0.000002
              Lambda duration, x86_64     0.125  GB-s  ×  $0.0000166667      =  $0.0000021
              A month                                                           $0.0000041

            Exactly $0.0000040833375 in us-east-1, without a free tier, before tax.
            Prices as of 2026-11-22.

            """
        )
    }

    @Test("An unknown price is said to be unknown, and the total to be a part")
    func unknownPrice() throws {
        try expect(
            Usage([
                Usage.Entry(.lambdaRequests, 1_000_000, working: ""), Usage.Entry(.alarms, 2, working: ""),
            ]),
            region: "eu-west-1",
            """
              ITEM                QUANTITY       PRICE                     AMOUNT
              Lambda requests    1,000,000    ×  $0.20 per million     =    $0.20
              CloudWatch alarms          2    ×  unknown in eu-west-1  =  unknown
              A month                            at least                   $0.20

            Exactly $0.20 in eu-west-1, without a free tier, before tax.
            Some prices are unknown in eu-west-1; --price-book takes a book that has them.
            Prices as of 2026-11-22.

            """
        )
    }

    @Test("Explained, each line has its formula, its tier and its source")
    func explained() throws {
        let text = try table(function(7_000_000_000, milliseconds: 1000, megabytes: 1024), detail: .everything)

        for line in [
            "    7,000,000,000 invocations × 1,000 ms × 1,024 MB ÷ 1,024,000 = 7,000,000,000 GB-s",
            "    6,000,000,000 × $0.0000166667 = $100,000.20, exactly; tier up to 6,000,000,000",
            "    1,000,000,000 × $0.000015 = $15,000.00, exactly; tier from 6,000,000,000 to 15,000,000,000",
            "    price: AWS Price List of Lambda, October 2025, from a public copy (2026-11-22)",
        ] {
            #expect(text.split(separator: "\n").contains { $0 == line }, "\(line)\n\(text)")
        }
    }

    @Test("A month of warming says where each quantity comes from")
    func warming() throws {
        let target = { (name: String, environments: Int) throws in
            WarmedTarget(
                name: name,
                environments: environments,
                duration: .milliseconds(100),
                memory: .least,
                architecture: .arm,
                gateway: .http
            )
        }
        let month = WarmingMonth(
            rounds: 8640,
            targets: [try target("orders", 2), try target("catalog", 1)],
            warmer: ScheduledWarmer(
                duration: .milliseconds(200),
                memory: .least,
                architecture: .arm,
                writesMetrics: false
            )
        )

        try expect(
            month.usage(),
            detail: .workings,
            """
              ITEM                               QUANTITY           PRICE                 AMOUNT
              Lambda requests                      34,560        ×  $0.20 per million  =   $0.01
                8,640 rounds of the warmer + 25,920 pings = 34,560
              Lambda duration, arm64                  540  GB-s  ×  $0.0000133334      =   $0.01
                8,640 rounds of the warmer × 200 ms × 128 MB ÷ 1,024,000 = 216 GB-s
                25,920 pings × 100 ms × 128 MB ÷ 1,024,000 = 324 GB-s
                together 540 GB-s
              API Gateway requests, HTTP API       25,920        ×  $1.00 per million  =   $0.03
                25,920 pings
              EventBridge Scheduler invocations     8,640        ×  $1.00 per million  =   $0.01
                8,640 rounds
              CloudWatch Logs taken in             0.0265  GB    ×  $0.50              =   $0.01
                8,640 rounds of the warmer × 650 bytes ÷ 10^9 = 0.005616 GB
                8,640 reports of rounds × 1,520 bytes ÷ 10^9 = 0.0131328 GB
                25,920 pings × 300 bytes ÷ 10^9 = 0.007776 GB
                together 0.0265248 GB
              A month                                                                      $0.06

            Exactly $0.061934436 in us-east-1, without a free tier, before tax.
            Prices as of 2026-11-22.

            """
        )
    }

    @Test("JSON and CSV have every exact amount as a text")
    func documents() throws {
        let bill = try Bill(reportsUsage(), prices: PriceBook.builtIn(), region: "us-east-1")
        let document = try BillDocument(bill, rounding: .total)

        let json = try document.json()
        for member in [
            #""exactTotal" : "0.14364027""#, #""total" : "0.14""#, #""amount" : "0.13500027""#,
            #""unitPrice" : "0.0000166667""#, #""quantity" : "8100""#, #""date" : "2026-11-22""#,
        ] {
            #expect(json.contains(member))
        }
        #expect(
            document.csv.split(separator: "\r\n").map(String.init) == [
                "meter,item,quantity,unit,unit_price,amount,currency,source,date",
                "lambda.requests,Lambda requests,43200,,0.0000002,0.00864,USD,"
                    + "\"AWS Lambda pricing page as of 2026, https://aws.amazon.com/lambda/pricing/\",2026-11-22",
                "lambda.duration.x86_64,\"Lambda duration, x86_64\",8100,GB-s,0.0000166667,0.13500027,USD,"
                    + "\"AWS Price List of Lambda, October 2025, from a public copy\",2026-11-22",
            ]
        )
    }

    private func reportsUsage() throws -> Usage {
        try function(43_200, milliseconds: 1500, megabytes: 128)
    }

    private func function(_ count: ExactDecimal, milliseconds: Int, megabytes: Int) throws -> Usage {
        try FunctionUsage(
            invocations: count,
            duration: .milliseconds(milliseconds),
            memory: FunctionMemory(megabytes: megabytes)
        ).usage()
    }

    private func table(
        _ usage: Usage,
        region: String = "us-east-1",
        freeTier: FreeTier = .none,
        rounding: Rounding = .total,
        detail: BillTable.Detail = .lines
    ) throws -> String {
        let prices = try PriceBook.builtIn()
        let bill = try Bill(usage, prices: prices, region: region, freeTier: freeTier)
        return try BillTable(bill, prices: prices, rounding: rounding, detail: detail, style: .plain).text()
    }

    private func expect(
        _ usage: Usage,
        region: String = "us-east-1",
        freeTier: FreeTier = .none,
        rounding: Rounding = .total,
        detail: BillTable.Detail = .lines,
        _ expected: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let text = try table(usage, region: region, freeTier: freeTier, rounding: rounding, detail: detail)
        #expect(text == expected, "\n\(text)", sourceLocation: sourceLocation)
    }
}
