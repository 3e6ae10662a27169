import Presentation
import Testing
import Warming

@Suite("Round table")
struct RoundTableTests {
    @Test("A round in which all is well is a line a target, with bars side by side, and a sum")
    func allWell() throws {
        let report = try round(target("orders", .answered(300)), target("catalog", .answered(12)))

        expect(
            report,
            """
               TARGET   STATUS  FIRST BYTE   TOTAL
            ✓  orders      200      299 ms  300 ms  ████████████████████████
            ✓  catalog     200       11 ms   12 ms  █

            2 of 2 answered in 310 ms; slowest orders, 300 ms; one after another it would take 312 ms

            """
        )
    }

    @Test("A slow answer is marked, and is an answer")
    func slow() throws {
        let report = try round(target("orders", .answered(1402)), target("catalog", .answered(12)))

        expect(
            report,
            """
               TARGET   STATUS  FIRST BYTE    TOTAL
            !  orders      200     1.401 s  1.402 s  ████████████████████████  slow
            ✓  catalog     200       11 ms    12 ms  ▎

            2 of 2 answered in 310 ms; slowest orders, 1.402 s; one after another it would take 1.414 s

            """
        )
    }

    @Test("One target has nothing to be compared with")
    func one() throws {
        expect(
            try round(target("orders", .answered(300))),
            """
               TARGET  STATUS  FIRST BYTE   TOTAL
            ✓  orders     200      299 ms  300 ms  ████████████████████████

            1 of 1 answered in 310 ms; slowest orders, 300 ms

            """
        )
    }

    @Test("No target makes no table")
    func none() throws {
        expect(try round(wall: .zero), "0 of 0 answered in 0.0 ms\n")
    }

    @Test("A round with one ping at a time says so")
    func sequential() throws {
        let report = try round(target("a", .answered(300)), target("b", .answered(300)), maxInFlight: 1)

        #expect(
            RoundTable(report, style: .plain).text
                .hasSuffix("\n2 of 2 answered in 310 ms; slowest a, 300 ms; one after another\n")
        )
    }

    @Test("Every failure is told in words, beside the numbers that there are")
    func failures() throws {
        expect(
            try .mixed(),
            """
               TARGET    ANSWERED  STATUS  FIRST BYTE    TOTAL
            !  orders         3/3     200     1.401 s  1.402 s  ▋                         slow
            ✓  catalog        1/1     200       11 ms    12 ms
            ✗  payments       0/1     503       48 ms    48 ms                            unexpected status (wanted 200-299)
            ✗  login          0/1     302       22 ms    22 ms                            redirects to https://login.example/
            ✗  search         1/4       –           –   10.0 s  ████▏                     2 × timed out waiting for the first byte
                                                                                          1 × connection lost (closed early)
            ✗  legacy         0/1       –           –    31 ms                            certificate expired or not yet valid
            ✗  intern         0/1       –           –   1.0 ms                            connection refused, tried 3 times
            ✗  sluggish       0/1       –           –   59.0 s  ████████████████████████  cut off by the deadline while connecting
            ✗  last           0/1       –           –        –                            not sent before the deadline

            1 ping was not sent.
            2 of 9 answered in 60.0 s with 5 of 14 pings; slowest sluggish, 59.0 s; one after another it would take 81.9 s

            """
        )
    }

    @Test("A summary leaves out what answered in good time, and nothing else")
    func onlyProblems() throws {
        let text = RoundTable(try .mixed(), style: .plain, showsOnlyProblems: true).text
        let well = try round(target("orders", .answered(300)), target("catalog", .answered(12)))

        #expect(!text.contains("catalog"))
        #expect(text.contains("!  orders"))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("✗") } == 7)
        #expect(
            RoundTable(well, style: .plain, showsOnlyProblems: true).text
                == "2 of 2 answered in 310 ms; slowest orders, 300 ms; one after another it would take 312 ms\n"
        )
    }

    private func expect(_ report: RoundReport, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(RoundTable(report, style: .plain).text == text, sourceLocation: sourceLocation)
    }
}

extension RoundReport {
    /// A round in which much went wrong.
    static func mixed() throws -> RoundReport {
        try round(
            target("orders", .answered(301), .answered(1402), .answered(290)),
            target("catalog", .answered(12)),
            target("payments", .failed(.unexpectedStatus, "wanted 200-299", status: 503, after: 48)),
            target("login", .failed(.redirected, "https://login.example/", status: 302, after: 22)),
            target(
                "search",
                .failed(.timeoutFirstByte, after: 9_990),
                .failed(.connectionReset, "closed early", after: 700),
                .answered(90),
                .failed(.timeoutFirstByte, after: 10_000)
            ),
            target("legacy", .failed(.certificateExpired, "certificate has expired", after: 31)),
            target("intern", .failed(.connectionRefused, after: 1, attempts: 3)),
            target("sluggish", .failed(.deadline, "while connecting", after: 59_000)),
            target("last", .notSent(.deadline)),
            wall: .seconds(60),
            deadline: .seconds(60)
        )
    }
}
