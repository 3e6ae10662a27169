import FoundationEssentials
import Testing

@Suite("keepwarm cost", .timeLimit(.minutes(5)))
struct CostCommandTests {
    /// The example in the repository, five APIs every five minutes.
    private static let storefront: String = {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(root)/Examples/Storefront/keepwarm.yaml"
    }()

    @Test("By hand, the report's case is 14 cents; on arm64 12; and nothing with the free tier")
    func byHand() async throws {
        let usage = ["cost", "--invocations", "43200", "--duration", "1500ms", "--memory", "128"]

        let plain = try await Command.run(usage)
        let arm = try await Command.run(usage + ["--architecture", "arm64"])
        let free = try await Command.run(usage + ["--free-tier", "always"])
        let parts = try await Command.run(usage + ["--rounding", "parts"])

        #expect(plain.code == 0 && plain.complaint.isEmpty)
        #expect(Self.amounts(plain) == ["$0.01", "$0.14", "$0.14"])
        #expect(plain.output.contains("Exactly $0.14364027 in us-east-1, without a free tier"))
        #expect(Self.amounts(arm) == ["$0.01", "$0.11", "$0.12"])
        #expect(Self.amounts(free) == ["$0.00", "$0.00", "$0.00"])
        #expect(Self.amounts(parts) == ["$0.01", "$0.14", "$0.15"])
    }

    @Test("From a configuration, every line says where its number comes from")
    func fromConfiguration() async throws {
        let finished = try await Command.run(
            ["cost", "--config", Self.storefront, "--from", "2026-12-01", "--target-memory", "256"],
            environment: ["STOREFRONT_URL": "https://shop.example"]
        )

        #expect(finished.code == 0 && finished.complaint.isEmpty)
        #expect(
            finished.lines.prefix(4) == [
                "8,640 rounds: rate(5 minutes), 30 days from 2026-12-01",
                "7 pings a round: catalog 2, product 2, cart, orders, customer",
                "Each ping: 100ms at 256 MB, through an HTTP API; warm, since the one before kept its environment",
                "The warmer: 200ms at 128 MB for a round",
            ]
        )
        for line in [
            "    8,640 rounds of the warmer + 60,480 pings = 69,120",
            "    8,640 rounds of the warmer × 200 ms × 128 MB ÷ 1,024,000 = 216 GB-s",
            "    60,480 pings × 100 ms × 256 MB ÷ 1,024,000 = 1,512 GB-s",
            "    8,640 rounds of the warmer × 1,100 bytes ÷ 10^9 = 0.009504 GB",
            "    8,640 reports of rounds × 3,030 bytes ÷ 10^9 = 0.0261792 GB",
            "    5 metrics of the warmer",
        ] {
            #expect(finished.lines.contains(line), "\(line)")
        }
        #expect(Self.amounts(finished).last == "$1.84")
    }

    @Test("A warmer without metrics and reports logs less, and costs less")
    func withoutReports() async throws {
        let finished = try await Command.run(
            ["cost", "--config", Self.storefront, "--from", "2026-12-01", "--no-metrics", "--no-reports"],
            environment: ["STOREFRONT_URL": "https://shop.example"]
        )

        #expect(finished.lines.contains("    8,640 rounds of the warmer × 650 bytes ÷ 10^9 = 0.005616 GB"))
        #expect(!finished.output.contains("reports of rounds") && !finished.output.contains("metrics of the warmer"))
        #expect(Self.amounts(finished).last == "$0.11")
    }

    @Test("A schedule is counted tick by tick, in its time zone")
    func countsTicks() async throws {
        try await withFolder { folder in
            let yaml = """
                schedule: cron(0/15 8-17 ? * MON-FRI *)
                timezone: Europe/Berlin
                targets: ["https://a.example/"]
                """
            try yaml.write(toFile: folder + "/keepwarm.yaml", atomically: true, encoding: .utf8)
            let arguments = ["cost", "--config", folder + "/keepwarm.yaml", "--no-warmer", "--gateway", "none"]

            let december = try await Command.run(arguments + ["--from", "2026-12-01"])
            let february = try await Command.run(arguments + ["--from", "2027-02-01"])

            // 22 working days from Tuesday the 1st of December, and 22 from Monday the 1st of February; 40 ticks in each.
            #expect(
                december.lines.first
                    == "880 rounds: cron(0/15 8-17 ? * MON-FRI *) in Europe/Berlin, 30 days from 2026-12-01"
            )
            #expect(february.lines.first?.hasPrefix("880 rounds: ") == true)
            #expect(december.lines.contains("    880 pings"))
        }
    }

    @Test("JSON and CSV have the exact amounts")
    func documents() async throws {
        let usage = ["cost", "--invocations", "1_000_000_000_000_000", "--duration", "1500ms"]

        let json = try await Command.run(usage + ["--output", "json"])
        let csv = try await Command.run(usage + ["--output", "csv"])

        #expect(json.output.contains(#""exactTotal" : "2700047499.2""#))
        #expect(csv.output.contains(",187485000000000,GB-s,0.0000133334,2499812499,USD,"))
    }

    @Test("A price book of one's own takes the place of the built-in one, and its mistakes have line numbers")
    func ownPriceBook() async throws {
        try await withFolder { folder in
            let file = folder + "/prices.txt"
            let book = try await Command.run("prices", "--book").output
            let usage = ["cost", "--invocations", "1000000", "--duration", "100ms", "--price-book", file]

            try book.replacing("us-east-1                   0              -  0.20  ", with: "us-east-1 0 - 0.10 ")
                .write(toFile: file, atomically: true, encoding: .utf8)
            let cheaper = try await Command.run(usage)
            try "currency USD\nprize\n".write(toFile: file, atomically: true, encoding: .utf8)
            let broken = try await Command.run(usage)

            #expect(Self.amounts(cheaper).first == "$0.10")
            #expect(broken.code == 64)
            #expect(broken.complaint.hasPrefix("\(file):2: 'prize' is nothing that a line begins with"))
        }
    }

    @Test(
        "What cannot be billed is named, with exit code 64",
        arguments: [
            (["--invocations=-1", "--duration", "1s"], "'-1' is less than nothing"),
            (["--invocations", "1", "--duration", "1parsec"], "'1parsec' is not a duration"),
            (["--invocations", "1", "--duration", "16m"], "give at most 15 minutes"),
            (["--invocations", "1", "--duration", "1s", "--memory", "64"], "64 MB is no memory that Lambda has"),
            (["--invocations", "1", "--duration", "1s", "--region", "mars-north-1"], "no prices of 'mars-north-1'"),
            (["--invocations", "1", "--duration", "1s", "--free-tier-used", "110%"], "not a share from 0% to 100%"),
            (["--invocations", "1"], "needs both --invocations and --duration"),
            (["--meter", "foo=1"], "'foo' is not a meter"),
            (["--config", "x.yaml", "--from", "2026-02-30"], "'2026-02-30' is not a day"),
            (["--config", "x.yaml", "--memory", "256"], "A bill is by hand or from a configuration"),
            (["--invocations", "1", "--duration", "1s", "--no-warmer"], "add --config"),
            (["--invocations", "1", "--duration", "1s", "--no-reports"], "add --config"),
            ([], "There is nothing to bill"),
        ]
    )
    func refuses(arguments: [String], complaint: String) async throws {
        let finished = try await Command.run(["cost"] + arguments)

        #expect(finished.code == 64 && finished.output.isEmpty)
        #expect(finished.complaint.contains(complaint), "\(finished.complaint)")
    }

    @Test("The prices of a region are printed, and one that is not known is said to be unknown")
    func prices() async throws {
        let finished = try await Command.run("prices", "--region", "eu-west-1")

        #expect(finished.code == 0)
        #expect(finished.output.contains("$0.57 per GB"))
        #expect(finished.lines.contains { $0.hasPrefix("snapstart.cache") && $0.hasSuffix("unknown") })
    }

    @Test("Ways are compared, the report's own case among them, and drawn")
    func compares() async throws {
        try await withFolder { folder in
            let picture = folder + "/compare.svg"
            let finished = try await Command.run([
                "cost", "compare", "--functions", "5", "--schedule", "rate(1 minute)", "--ping-duration", "300ms",
                "--from", "2026-12-01", "--svg", picture,
            ])

            #expect(finished.code == 0 && finished.complaint.isEmpty)
            #expect(
                finished.lines.contains(
                    "The warmer itself costs $0.1436 when it pings one after another, and $0.0356 all at once: $0.1080 saved."
                )
            )
            #expect(finished.lines.contains { $0.hasPrefix("  Provisioned concurrency         $6.75  █") })
            #expect(try String(contentsOfFile: picture, encoding: .utf8).hasPrefix("<svg "))
        }
    }

    @Test("A comparison takes its functions and its schedule from a configuration")
    func comparesConfiguration() async throws {
        let finished = try await Command.run(
            ["cost", "compare", "--config", Self.storefront, "--visits", "20000", "--output", "csv"],
            environment: ["STOREFRONT_URL": "https://shop.example"]
        )

        #expect(finished.code == 0)
        #expect(
            finished.output.contains(
                "\"8,640 rounds of 7 pings, rate(5 minutes); a round keeps the warmer busy for 100 ms\""
            )
        )
    }

    @Test("A mistake names the command that explains it")
    func namesCommand() async throws {
        let finished = try await Command.run(
            "cost",
            "compare",
            "--visits",
            "1000000000000",
            "--svg",
            "/nowhere/compare.svg"
        )

        #expect(finished.code == 64)
        #expect(finished.complaint.contains("give fewer visits"))
        #expect(finished.complaint.contains("See 'keepwarm cost compare --help'"))
    }

    /// What stands in the last column, from the first line on.
    private static func amounts(_ finished: Finished) -> [String] {
        finished.lines.filter { $0.contains("  = ") || $0.hasPrefix("  A month") }
            .compactMap { $0.split(separator: " ").last.map(String.init) }
    }
}
