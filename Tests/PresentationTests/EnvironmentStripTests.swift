import Testing
import Warming

@testable import Presentation

@Suite("Environment strip")
struct EnvironmentStripTests {
    private func text(_ report: TargetReport, width: Int = 20) -> String {
        EnvironmentStrip(report, report.coverage).cell(width: width).text
    }

    @Test("There is a glyph for each environment, warm ones first")
    func glyphs() throws {
        #expect(text(try function("orders", PingReport.provenApart(10))) == "●●●●●●●●●●")
        #expect(text(try function("orders", PingReport.provenApart(10, cold: 3))) == "●●●●●●●○○○")
        #expect(text(try function("orders", PingReport.provenApart(2) + [.failed(.throttled, after: 1)])) == "●●✗")
        #expect(text(try function("orders", [.failed(.throttled, after: 1)])) == "✗")
    }

    @Test("Three answers of one environment are one glyph, and two that are missing")
    func collisions() throws {
        #expect(text(try function("orders", PingReport.provenTogether(3, distinct: 1))) == "●··")
    }

    @Test("An environment that was reached in any pass has its glyph, and a cold one stays cold")
    func passes() throws {
        let pings = [
            PingReport.proven(by: "a", cold: true, after: 900), .proven(by: "a"), .proven(by: "a"),
            .proven(by: "a", pass: 2), .proven(by: "b", pass: 2), .proven(by: "b", pass: 2),
        ]

        #expect(text(try function("orders", environments: 3, pings)) == "●○·")
    }

    @Test("What nobody proves is a question, save that each cold answer came from another environment")
    func unproven() throws {
        let warm = PingReport.proven(by: nil)

        #expect(text(try function("orders", [warm, warm, warm])) == "●??")
        #expect(text(try function("orders", [warm, .proven(by: nil, cold: true, after: 900)])) == "○?")
        #expect(text(try target("https", .answered(5), .answered(5))) == "??")
        #expect(text(try function("orders", environments: 5, dialect: .lambdaWarmer, [warm])) == "●????")
    }

    @Test("Answers that overlapped for certain came from as many environments, named or not")
    func overlap() throws {
        var ping = PingReport.proven(by: nil)
        ping.answer.proof?.duration = .milliseconds(60)

        #expect(text(try function("orders", [ping, ping, ping])) == "●●●")
    }

    @Test("More environments than there is room for are shown in proportion", arguments: [12, 20])
    func condensed(width: Int) throws {
        for count in stride(from: width + 1, through: 1000, by: 83) {
            let report = try function(
                "orders",
                environments: count,
                PingReport.provenApart(count - 2, cold: 1) + [
                    .proven(by: "environment-0"), .failed(.throttled, after: 1),
                ]
            )

            let text = text(report, width: width)

            #expect(text.count == width)
            #expect(text == String(repeating: "●", count: width - 3) + "○✗·")
        }
        let half = try function("orders", PingReport.provenApart(500, cold: 250))
        #expect(
            text(half, width: width) == String(repeating: "●", count: width / 2)
                + String(repeating: "○", count: width / 2)
        )
    }

    @Test("A cold environment is the more alarming when the round before had warmed it")
    func meanings() throws {
        func meanings(_ wasWarmed: Bool) throws -> [Style.Meaning?] {
            let report = try function("orders", wasWarmed: wasWarmed, PingReport.provenApart(2, cold: 1))
            return EnvironmentStrip(report, report.coverage).cell(width: 20).runs.map(\.meaning)
        }

        #expect(try meanings(false) == [.good, .warning])
        #expect(try meanings(true) == [.good, .bad])

        let grown = try function("orders", before: 1, PingReport.provenApart(2, cold: 1))
        #expect(EnvironmentStrip(grown, grown.coverage).cell(width: 20).runs.map(\.meaning) == [.good, .warning])
    }
}
