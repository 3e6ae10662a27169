import Presentation
import Testing
import Warming

@Suite("Table of a round that proves something")
struct CoverageTableTests {
    @Test("A function whose environments are all warm is told by one look")
    func warm() throws {
        expect(
            try round(function("orders", wasWarmed: true, PingReport.provenApart(10))),
            """
               TARGET  REACHED  ENVIRONMENTS  COLD  BILLED  TOTAL
            ✓  orders    10/10  ●●●●●●●●●●       0  520 ms  70 ms  ████████████████████████

            1 of 1 answered in 310 ms with 10 of 10 pings; 10 of 10 environments reached; none cold; 520 ms billed; \
            slowest orders, 70 ms; one after another it would take 655 ms

            """
        )
    }

    @Test(
        "What was cold in a first round could not be otherwise, and is told apart from what warming has failed to keep"
    )
    func cold() throws {
        expect(
            try round(
                function("orders", PingReport.provenApart(10, cold: 10)),
                function("stock", wasWarmed: true, PingReport.provenApart(10, cold: 3))
            ),
            """
               TARGET  REACHED  ENVIRONMENTS  COLD   BILLED    TOTAL
            !  orders    10/10  ○○○○○○○○○○      10   14.0 s  1.402 s  ████████████████████████  slow  10 cold: first round
            !  stock     10/10  ●●●●●●●○○○       3  4.546 s  1.395 s  ███████████████████████▉  slow  3 cold since the last round

               ● warm   ○ was cold

            2 of 2 answered in 310 ms with 20 of 20 pings; 20 of 20 environments reached; 13 cold; 18.5 s billed; \
            slowest orders, 1.402 s; one after another it would take 18.6 s

            """
        )
    }

    @Test(
        "Environments beyond those of the round before have to start, and nobody is to blame",
        arguments: [(8, "2 cold: new in this round"), (9, "1 cold since the last round, 1 new in this round")]
    )
    func newEnvironments(before: Int, remark: String) throws {
        let text = RoundTable(
            try round(function("orders", before: before, PingReport.provenApart(10, cold: 2))),
            style: .plain
        ).text

        #expect(text.contains("●●●●●●●●○○"))
        #expect(text.contains(remark))
    }

    @Test("Whatever else is wrong is told in words, below the line on a terminal")
    func remarks() throws {
        expect(
            try .unhappy(),
            width: 80,
            """
               TARGET                    REACHED  ENVIRONMENTS  COLD  BILLED  STATUS   TOTAL
            !  checkout:live                6/10  ●●●●●●····       0  520 ms       –   70 ms
               4 of 10 collided; held up to 400ms
            ✓  search                       ≥1/3  ●??              0  156 ms       –   61 ms
               at least 1: the function does not say which environment answered
            ✗  mail                         8/10  ●●●●●●●●✗✗       0  416 ms       –   12 ms
               1 × the function failed: TypeError: Cannot read properties of null (reading
                 'id')
               1 × throttled (Rate Exceeded.), tried 3 times: allow the function more
                 concurrency, or ask for fewer environments
            ✓  cart                         ≥1/5  ●????            0   52 ms       –   61 ms
               the function fans out by itself: asked it for 5
            !  images                        3/3  ●●●              0  156 ms       –   61 ms
               priming failed in 1 of 3
               held 100ms of the 400ms asked for: set a secret
            ✓  https://api…rders/health      1/1  ?                –       –     200  301 ms

               ● warm   ? unproven   ✗ failed   · not reached

            5 of 6 answered in 310 ms with 26 of 28 pings;
              at least 20 of 32 environments reached; none cold; 1.300 s billed;
              slowest https://api.example.com/orders/health, 301 ms;
              one after another it would take 1.919 s

            """
        )
    }

    @Test("A target that has a secret is told to compare it, and one that has none to set one")
    func secrets() throws {
        let pings = [PingReport.proven(by: "a", hold: .milliseconds(400), held: .milliseconds(100))]

        let text = RoundTable(
            try round(function("orders", secret: PingSecret("0123456789abcdef"), pings)),
            style: .plain
        ).text

        #expect(text.contains("held 100ms of the 400ms asked for: check that both sides have the same secret"))
        #expect(!text.contains("0123456789abcdef"))
    }

    @Test("A hold that was kept, and an old one that was not, are no reason to speak")
    func holds() throws {
        let pings = [
            PingReport.proven(by: "a", hold: .milliseconds(50), held: .milliseconds(50)),
            .proven(by: "a", hold: .milliseconds(50), held: .milliseconds(10)),
            .proven(by: "a", pass: 2, hold: .milliseconds(100), held: .milliseconds(100)),
            .proven(by: "b", pass: 2, hold: .milliseconds(100), held: .milliseconds(101)),
        ]

        let text = RoundTable(try round(function("orders", environments: 2, pings)), style: .plain).text

        #expect(text.contains("✓  orders      2/2  ●●"))
        #expect(!text.contains("held") && !text.contains("collided"))
    }

    @Test("An HTTP endpoint whose answers prove something is shown so, with its status")
    func endpoint() throws {
        let report = try round(target("orders", .proven(by: "a"), .proven(by: "b", cold: true, after: 900)))

        let lines = RoundTable(report, style: .plain).text.split(separator: "\n")

        #expect(lines[0].hasPrefix("   TARGET  REACHED  ENVIRONMENTS  COLD  BILLED  STATUS   TOTAL"))
        #expect(lines[1].hasPrefix("!  orders      2/2  ●○               1  952 ms     200  900 ms"))
    }

    @Test("A search that failed is a target that failed")
    func discovery() throws {
        let search = try Target(.discovery(FunctionDiscovery(tag: "keepwarm", value: "true")))
        let ping = PingReport.failed(.noCredentials, "looked in the environment", after: 3)

        let lines = RoundTable(try round(TargetReport(target: search, pings: [ping])), style: .plain).text
            .split(separator: "\n")

        #expect(lines[1].hasPrefix("✗  tag keepwarm=true      0/1  ✗"))
        #expect(lines[1].hasSuffix("no AWS credentials: looked in the environment"))
    }

    @Test("A summary leaves out what is warm, and nothing else")
    func onlyProblems() throws {
        let text = RoundTable(
            try round(
                function("orders", PingReport.provenApart(10)),
                function("stock", PingReport.provenApart(10, cold: 1)),
                function("catalog", PingReport.provenTogether(3, distinct: 2)),
                function("search", [.proven(by: nil), .proven(by: nil)])
            ),
            style: .plain,
            showsOnlyProblems: true
        ).text

        #expect(!text.contains("✓"))
        #expect(text.contains("!  stock") && text.contains("!  catalog"))
        #expect(text.contains("at least 23 of 25 environments reached; 1 cold"))
    }

    @Test("Further environments of one target do not stand in for those that another lacks")
    func surplus() throws {
        let pings =
            PingReport.provenTogether(3, distinct: 2) + (2..<5).map { .proven(by: "environment-\($0)", pass: 2) }
        let report = try round(
            function("orders", environments: 3, pings),
            function("stock", PingReport.provenTogether(2, distinct: 1))
        )

        let text = RoundTable(report, style: .plain).text

        #expect(text.contains("5/3  ●●●●●"))
        #expect(text.contains("4 of 5 environments reached"))
    }

    private func expect(
        _ report: RoundReport,
        width: Int? = nil,
        _ text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(RoundTable(report, style: .plain, width: width).text == text, sourceLocation: sourceLocation)
    }
}

extension RoundReport {
    /// A round over functions and an endpoint in which much is not as it should be.
    static func unhappy() throws -> RoundReport {
        try round(
            function("checkout:live", PingReport.provenTogether(10, distinct: 6, hold: .milliseconds(400))),
            function("search", Array(repeating: .proven(by: nil), count: 3)),
            function(
                "mail",
                PingReport.provenApart(8) + [
                    .failed(
                        .functionError,
                        "TypeError: Cannot read properties of null (reading 'id')",
                        status: 200,
                        after: 12
                    ),
                    .failed(.throttled, "Rate Exceeded.", status: 429, after: 8, attempts: 3),
                ]
            ),
            function("cart", environments: 5, dialect: .lambdaWarmer, [.proven(by: nil)]),
            function(
                "images",
                ["done", "failed", "done"].enumerated().map { index, priming in
                    .proven(by: "e\(index)", hold: .milliseconds(400), held: .milliseconds(100), priming: priming)
                }
            ),
            target("https://api.example.com/orders/health", .answered(301))
        )
    }
}
