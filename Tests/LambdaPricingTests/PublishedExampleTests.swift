import LambdaPricing
import Testing

/// The worked examples of AWS's pricing page, all for us-east-1.
@Suite("Published examples")
struct PublishedExampleTests {
    @Test("The report's case is 1 cent of requests and 14 cents of time, 14 cents in all")
    func reportsCase() throws {
        let usage = try function(43_200, milliseconds: 1500, megabytes: 128)
        let bill = try Bill(usage)

        #expect(bill.exact == ["lambda.requests": "0.00864", "lambda.duration.x86_64": "0.13500027"])
        #expect(bill.cents == ["0.01", "0.14"])
        #expect(try bill.exactly == "0.14364027")
        #expect(try bill.total(as: .total) == "0.14")
        #expect(try bill.total(as: .parts) == "0.15")
        #expect(try Bill(usage, FreeTier(.always)).total(as: .total) == "0.00")
    }

    @Test("On arm64 the report's case is 12 cents")
    func reportsCaseOnArm() throws {
        let bill = try Bill(function(43_200, milliseconds: 1500, megabytes: 128, .arm))

        #expect(bill.exact == ["lambda.requests": "0.00864", "lambda.duration.arm64": "0.10800054"])
        #expect(try bill.exactly == "0.11664054")
        #expect(try bill.total(as: .total) == "0.12")
        #expect(try Bill(function(43_200, milliseconds: 1500, megabytes: 128, .arm), FreeTier(.always)).exactly == "0")
    }

    @Test("A mobile backend: 3 million requests of 120 ms with the free tier")
    func mobileBackend() throws {
        let bill = try Bill(function(3_000_000, milliseconds: 120, megabytes: 1536), FreeTier(.always))

        #expect(bill.lines.map(\.free) == [1_000_000, 400_000])
        #expect(bill.lines.map(\.quantity) == [3_000_000, 540_000])
        #expect(bill.exact == ["lambda.requests": "0.4", "lambda.duration.x86_64": "2.333338"])
        #expect(try bill.exactly == "2.733338")
        #expect(try [bill.total(as: .total), bill.total(as: .parts)] == ["2.73", "2.73"])
    }

    @Test("A stream of 7.44 million records of 2 s")
    func recordStream() throws {
        let bill = try Bill(function(7_440_000, milliseconds: 2000, megabytes: 1024))

        #expect(bill.exact == ["lambda.requests": "1.488", "lambda.duration.x86_64": "248.000496"])
        #expect(bill.cents == ["1.49", "248.00"])
        #expect(try [bill.total(as: .total), bill.total(as: .parts)] == ["249.49", "249.49"])
    }

    @Test("Six million requests with 2 GB of /tmp and the free tier")
    func largeStorage() throws {
        let bill = try Bill(
            function(6_000_000, milliseconds: 280, megabytes: 4096, storage: 2048),
            FreeTier(.always)
        )

        #expect(
            bill.exact == [
                "lambda.requests": "1", "lambda.duration.x86_64": "105.333544", "lambda.storage": "0.077868",
            ]
        )
        #expect(bill.cents == ["1.00", "105.33", "0.08"])
        #expect(try [bill.total(as: .total), bill.total(as: .parts)] == ["106.41", "106.41"])
    }

    @Test("Provisioned concurrency of 100 for 8 hours, with requests beyond it")
    func provisioned() throws {
        let kept = try ProvisionedUsage(
            environments: 100,
            seconds: 8 * 3600,
            memory: FunctionMemory(megabytes: 1536),
            invocations: .zero,
            duration: .zero
        ).usage()
        let bill = try Bill(
            kept + metered(.provisionedDuration(.x86), "75000") + metered(.lambdaDuration(.x86), "50000")
                + metered(.lambdaRequests, "2000000")
        )

        #expect(
            bill.exact == [
                "lambda.requests": "0.4", "lambda.duration.x86_64": "0.833335",
                "provisioned.concurrency.x86_64": "18.000144", "provisioned.duration.x86_64": "0.729165",
            ]
        )
        #expect(bill.cents == ["0.40", "0.83", "18.00", "0.73"])
        #expect(try [bill.total(as: .total), bill.total(as: .parts)] == ["19.96", "19.96"])
    }

    @Test("Provisioned concurrency of 7 all day")
    func provisionedAllDay() throws {
        let kept = try ProvisionedUsage(
            environments: 7,
            seconds: 24 * 3600,
            memory: FunctionMemory(megabytes: 4096),
            invocations: .zero,
            duration: .zero
        ).usage()
        let bill = try Bill(
            kept + metered(.provisionedDuration(.x86), "2240000") + metered(.lambdaRequests, "2000000")
        )

        #expect(
            bill.exact == [
                "lambda.requests": "0.4", "provisioned.concurrency.x86_64": "10.08008064",
                "provisioned.duration.x86_64": "21.777728",
            ]
        )
        #expect(bill.cents == ["0.40", "10.08", "21.78"])
        #expect(try [bill.total(as: .total), bill.total(as: .parts)] == ["32.26", "32.26"])
    }

    @Test("SnapStart on top of the stream of records")
    func snapStart() throws {
        let snapshots = try metered(.snapStartCache, "2678400") + metered(.snapStartRestore, "74400")
        let bill = try Bill(snapshots)
        let whole = try Bill(snapshots + function(7_440_000, milliseconds: 2000, megabytes: 1024))

        #expect(bill.exact == ["snapstart.cache": "4.02992064", "snapstart.restore": "10.40110512"])
        #expect(bill.cents == ["4.03", "10.40"])
        #expect(try bill.total(as: .parts) == "14.43")
        #expect(try [whole.total(as: .total), whole.total(as: .parts)] == ["263.92", "263.92"])
    }

    @Test("Streaming: AWS adds rounded parts, so that its total is a cent below the exact one")
    func streaming() throws {
        let bill = try Bill(
            function(3_000_000, milliseconds: 500, megabytes: 1536) + metered(.lambdaStreaming, "1076.56"),
            FreeTier(.always)
        )

        #expect(
            bill.exact == [
                "lambda.requests": "0.4", "lambda.duration.x86_64": "30.833395", "lambda.streaming": "7.81248",
            ]
        )
        #expect(bill.cents == ["0.40", "30.83", "7.81"])
        #expect(try bill.total(as: .parts) == "39.04")
        #expect(try bill.total(as: .total) == "39.05")
    }

    @Test("Tenant isolation: AWS rounds 333.334 up to 333.34, and no rule of rounding does")
    func tenantIsolation() throws {
        let bill = try Bill(
            metered(.lambdaRequests, "10000000") + metered(.lambdaDuration(.x86), "20000000")
                + metered(.lambdaTenants, "200000")
        )

        #expect(
            bill.exact == ["lambda.requests": "2", "lambda.duration.x86_64": "333.334", "lambda.tenants": "33.4"]
        )
        #expect(bill.cents == ["2.00", "333.33", "33.40"])
        #expect(try [bill.total(as: .total), bill.total(as: .parts)] == ["368.73", "368.73"])
    }

    @Test("Lambda@Edge: 10 million requests of 10 ms")
    func edge() throws {
        let bill = try Bill(metered(.edgeRequests, "10000000") + metered(.edgeDuration, "12500"))

        #expect(bill.exact == ["edge.requests": "6", "edge.duration": "0.625125"])
        #expect(bill.cents == ["6.00", "0.63"])
        #expect(try [bill.total(as: .total), bill.total(as: .parts)] == ["6.63", "6.63"])
    }

    @Test("60 TB of Lambda's logs cost $12,500 since they have tiers")
    func logTiers() throws {
        let bill = try Bill(metered(.logsIngested, "60000"))

        #expect(try bill.exactly == "12500")
        #expect(bill.lines.first?.charges.map { "\($0.amount)" } == ["5000", "5000", "2000", "500"])
    }

    @Test(
        "A cold start is billed with its invocation, the sum rounded up",
        arguments: [
            (3016.78, 84.00, 3101), (133.61, 80.00, 214), (250.06, 100.77, 351), (1.0, 0.0, 1), (0.01, 0.01, 1),
        ]
    )
    func coldStart(duration: Double, start: Double, billed: Int) throws {
        let usage = try FunctionUsage(
            invocations: 1,
            coldStarts: 1,
            duration: .microseconds(Int((duration * 1000).rounded())),
            initDuration: .microseconds(Int((start * 1000).rounded())),
            memory: FunctionMemory(megabytes: 1024)
        ).usage()

        let seconds = usage.entries.first { $0.meter == .lambdaDuration(.x86) }
        #expect(try seconds?.quantity == ExactDecimal(billed) * number("0.001"))
    }
}
