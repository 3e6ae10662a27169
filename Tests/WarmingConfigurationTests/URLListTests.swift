import Testing
import WarmingConfiguration

@Suite("URL list")
struct URLListTests {
    @Test(
        "A list has a URL a line; blank lines and comments are passed over",
        arguments: [
            ("", []), ("\n\n", []), ("https://a", ["https://a"]),
            ("https://a\nhttps://b\n", ["https://a", "https://b"]),
            ("https://a\r\nhttps://b\r\n", ["https://a", "https://b"]),
            ("https://a\rhttps://b", ["https://a", "https://b"]),
            ("# all\n  # some\n\t\nhttps://a", ["https://a"]),
            ("  https://a \t\n\thttps://b", ["https://a", "https://b"]),
            ("https://a#b\n#https://c", ["https://a#b"]), ("https://a https://b", ["https://a https://b"]),
            ("\u{FEFF}https://a\nhttps://b", ["https://a", "https://b"]), ("\u{FEFF}# all\nhttps://b", ["https://b"]),
            ("https://a\nhttps://a", ["https://a", "https://a"]), ("https://ä", ["https://ä"]),
        ]
    )
    func reads(text: String, urls: [String]) {
        #expect(URLList.urls(in: text) == urls)
    }

    @Test("Ten thousand lines are read in order")
    func many() {
        let urls = (0..<10_000).map { "https://\($0).example/" }

        #expect(URLList.urls(in: urls.joined(separator: "\n")) == urls)
    }
}
