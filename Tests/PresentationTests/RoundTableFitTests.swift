import Presentation
import Testing
import Warming

@Suite("Round table on a terminal")
struct RoundTableFitTests {
    @Test("Remarks move below their lines before a name gets shorter")
    func remarksBelow() throws {
        let report = try round(
            target("https://api.example.com/orders/health", .answered(1402)),
            target("login", .failed(.redirected, "https://login.example/authorize", status: 302, after: 22))
        )

        #expect(
            RoundTable(report, style: .plain, width: 92).text == """
                   TARGET                                 STATUS  FIRST BYTE    TOTAL
                !  https://api.example.com/orders/health     200     1.401 s  1.402 s  ████████████  slow
                ✗  login                                     302       22 ms    22 ms  ▎
                   redirects to https://login.example/authorize

                1 of 2 answered in 310 ms; slowest https://api.example.com/orders/health, 1.402 s;
                  one after another it would take 1.424 s

                """
        )
    }

    @Test("Names get shorter in their middle when even a table without bars is too wide")
    func shortNames() throws {
        let report = try round(
            target("https://api.example.com/orders/health", .answered(301)),
            target("https://api.example.com/catalog/health", .answered(12))
        )

        let lines = RoundTable(report, style: .plain, width: 50).text.split(separator: "\n")

        #expect(
            lines[..<3] == [
                "   TARGET               STATUS  FIRST BYTE   TOTAL",
                "✓  https://a…rs/health     200      300 ms  301 ms",
                "✓  https://a…og/health     200       11 ms   12 ms",
            ]
        )
    }

    @Test("No line is wider than the terminal from 60 characters up", arguments: [true, false])
    func fits(showsOnlyProblems: Bool) throws {
        let report = try RoundReport.mixed()

        for width in 60...200 {
            let text = RoundTable(report, style: .plain, width: width, showsOnlyProblems: showsOnlyProblems).text
            for line in text.split(separator: "\n") {
                #expect(line.count <= width)
            }
        }
    }

    @Test("No line on functions is wider than the terminal from 64 characters up", arguments: [true, false])
    func coverageFits(showsOnlyProblems: Bool) throws {
        let reports = [try RoundReport.unhappy(), try .proven()]

        for width in 64...200 {
            for report in reports {
                let text = RoundTable(report, style: .plain, width: width, showsOnlyProblems: showsOnlyProblems).text
                for line in text.split(separator: "\n") {
                    #expect(line.count <= width)
                }
            }
        }
    }

    @Test("A terminal too narrow for the numbers gets them all the same", arguments: [1, 20, 40])
    func tooNarrow(width: Int) throws {
        let text = RoundTable(try .mixed(), style: .plain, width: width).text

        #expect(text.contains("FIRST BYTE"))
        #expect(text.contains("not sent before the deadline"))
        #expect(text.contains("2 of 9 answered"))
    }

    @Test("A wide terminal shows what a pipe gets")
    func wide() throws {
        let report = try RoundReport.mixed()

        #expect(RoundTable(report, style: .plain, width: 500).text == RoundTable(report, style: .plain).text)
    }

    @Test("Colours change nothing but the colour, and each ends where it began", arguments: [nil, 80, 120])
    func colours(width: Int?) throws {
        for report in [try RoundReport.mixed(), try .unhappy(), try .proven()] {
            let plain = RoundTable(report, style: .plain, width: width).text
            let coloured = RoundTable(report, style: Style(isColoured: true), width: width).text

            #expect(!plain.contains("\u{1B}"))
            #expect(coloured.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
            for line in coloured.split(separator: "\n") {
                let codes = line.matches(of: /\u{1B}\[([0-9]+)m/).map(\.1)
                #expect(codes.count.isMultiple(of: 2))
                #expect(codes.enumerated().allSatisfy { ($0 % 2 == 1) == ($1 == "0") })
            }
        }
    }

    @Test(
        "Nothing from a name or a detail does anything to the terminal",
        arguments: [
            "\u{1B}[2J", "\r", "\n", "\u{7}", "\u{8}", "\u{9B}31m", "\u{85}", "\u{2028}", "\u{202E}", "\u{2066}",
        ]
    )
    func controlCharacters(harm: String) throws {
        var harmful = try target("a", .failed(.redirected, "https://b/\(harm)x", status: 302, after: 5))
        harmful.target.name = "na\(harm)me"

        let text = RoundTable(try round(harmful, target("b", .answered(1))), style: .plain).text

        #expect(text.split(separator: "\n").count == 4)
        for scalar in text.unicodeScalars where scalar != "\n" {
            #expect(!scalar.properties.isBidiControl)
            #expect(![.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory))
        }
        #expect(text.contains("na\u{FFFD}"))
    }
}
