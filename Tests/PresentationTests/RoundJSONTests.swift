import Foundation
import Presentation
import Testing
import Warming

@Suite("Round as JSON")
struct RoundJSONTests {
    @Test("The text is JSON over several lines, in the format of the document")
    func parses() throws {
        let report = try RoundReport.mixed()

        let text = try RoundJSON.text(report)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])

        #expect(object["version"] as? Int == 1)
        #expect(object["pings"] as? Int == 14)
        #expect((object["targets"] as? [Any])?.count == 9)
        #expect(text.hasSuffix("\n}\n"))
        #expect(try JSONDecoder().decode(RoundDocument.self, from: Data(text.utf8)) == RoundDocument(report))
    }

    @Test(
        "Whatever stands in a name or a detail, the text is JSON, and holds neither the URL as it is sent nor a secret"
    )
    func odd() throws {
        let detail = "\u{0}\u{1B}\"\\\n\u{2028}\u{1F600}é"
        let report = try round(target("a", url: "https://a.example/${KEY}", .failed(.redirected, detail, after: 1)))

        let text = try RoundJSON.text(report)
        let document = try JSONDecoder().decode(RoundDocument.self, from: Data(text.utf8))

        #expect(document.targets[0].pings[0].detail == detail)
        #expect(document.targets[0].url == "https://a.example/${KEY}")
        #expect(text.contains("https://a.example/${KEY}"))
        #expect(!text.contains("hunter2"))
    }
}
