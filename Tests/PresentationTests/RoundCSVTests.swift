import Foundation
import Presentation
import Testing
import Warming

@Suite("Round as CSV")
struct RoundCSVTests {
    private static let file = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/round-report.md")

    @Test("There is a header, a line for each ping, and a line end after each")
    func lines() throws {
        let report = try round(
            target("orders", .answered(301), .failed(.unexpectedStatus, "wanted 200", status: 503, after: 48)),
            target("last", .notSent(.deadline))
        )

        #expect(
            RoundCSV.text(report)
                == [
                    "target,url,environment,outcome,detail,status,sent_after_ms,first_byte_ms,total_ms,slow,attempts,"
                        + "pass,hold_ms,identity,cold,init_ms,billed_ms",
                    "orders,https://orders.example/,1,answered,,200,1.000,300.000,301.000,false,1,1,0.000,,,,",
                    "orders,https://orders.example/,2,unexpected-status,wanted 200,503,1.000,48.000,48.000,false,1,1,0.000,,,,",
                    "last,https://last.example/,1,deadline,not sent,,,,0.000,false,0,1,0.000,,,,", "",
                ].joined(separator: "\r\n")
        )
        #expect(RoundCSV.text(try round()) == RoundCSV.header + "\r\n")
    }

    @Test("What an answer proves stands behind the rest of its ping")
    func proofs() throws {
        let report = try round(
            function(
                "orders:live",
                [.proven(by: "=a,b", cold: true, after: 1402), .proven(by: nil, pass: 2, hold: .milliseconds(100))]
            )
        )

        #expect(
            RoundCSV.text(report).split(separator: "\r\n").dropFirst() == [
                "orders:live,orders:live,1,answered,,200,1.000,1402.000,1402.000,true,1,1,50.000,"
                    + "\"'=a,b\",true,1342.000,1402.000",
                "orders:live,orders:live,2,answered,,200,1.000,61.000,61.000,false,1,2,100.000,,false,,52.000",
            ]
        )
    }

    @Test("Every column is named in the file on the report")
    func described() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let section = try #require(text.firstRange(of: "## As CSV")).lowerBound

        for column in RoundCSV.header.split(separator: ",") {
            #expect(text[section...].contains("`\(column)`"), "\(column)")
        }
    }

    @Test(
        "A text with a comma, a quote or a line break is quoted, and its quotes are doubled",
        arguments: [
            ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""), ("a\nb", "\"a\nb\""),
            ("a\r\nb", "\"a\r\nb\""), ("a b;'", "a b;'"), ("a\"\u{301}b", "\"a\"\"\u{301}b\""),
            ("a,\u{301}b", "\"a,\u{301}b\""), ("", ""),
        ]
    )
    func quotes(detail: String, written: String) throws {
        let text = RoundCSV.text(try round(target("a", .failed(.redirected, detail, after: 1))))

        #expect(
            text.unicodeScalars.elementsEqual(
                "\(RoundCSV.header)\r\na,https://a.example/,1,redirected,\(written),,1.000,,1.000,false,1,1,0.000,,,,\r\n"
                    .unicodeScalars
            )
        )
    }

    @Test(
        "A text that a spreadsheet would run is kept from it",
        arguments: [
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "\"'\t=1\""),
            ("=HYPERLINK(\"http://a\",\"b\")", "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\""), ("a=1", "a=1"),
        ]
    )
    func guardsFormulas(text: String, written: String) throws {
        var report = try target("a", .failed(.redirected, text, after: 1))
        #expect(RoundCSV.text(try round(report)).contains(",redirected,\(written),,"))

        report.target.name = text
        #expect(RoundCSV.text(try round(report)).contains("\r\n\(written),https://a.example/,1"))
    }
}
