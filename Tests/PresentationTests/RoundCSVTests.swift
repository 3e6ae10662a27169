import Presentation
import Testing
import Warming

@Suite("Round as CSV")
struct RoundCSVTests {
    @Test("There is a header, a line for each ping, and a line end after each")
    func lines() throws {
        let report = try round(
            target("orders", .answered(301), .failed(.unexpectedStatus, "wanted 200", status: 503, after: 48)),
            target("last", .notSent(.deadline))
        )

        #expect(
            RoundCSV.text(report)
                == [
                    "target,url,environment,outcome,detail,status,sent_after_ms,first_byte_ms,total_ms,slow,attempts",
                    "orders,https://orders.example/,1,answered,,200,1.000,300.000,301.000,false,1",
                    "orders,https://orders.example/,2,unexpected-status,wanted 200,503,1.000,48.000,48.000,false,1",
                    "last,https://last.example/,1,deadline,not sent,,,,0.000,false,0", "",
                ].joined(separator: "\r\n")
        )
        #expect(RoundCSV.text(try round()) == RoundCSV.header + "\r\n")
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
                "\(RoundCSV.header)\r\na,https://a.example/,1,redirected,\(written),,1.000,,1.000,false,1\r\n"
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
