import Foundation
import FoundationXML
import Testing

@testable import Dashboard

@Suite("A badge")
struct BadgeTests {
    @Test(
        "It is a picture without scripts that says in words what it shows, and its texts stay within their halves",
        arguments: [
            "orders", oddName, hostile, "日本語の注文サービス", "☕🚀 заказы", "e\u{301}\u{302}\u{303}", "\u{FFFF}\u{0}x",
            String(repeating: "W", count: 300), "il.,|!", "https://api.example.com/orders?key=${KEY}",
        ]
    )
    func isPicture(name: String) throws {
        for badge in [
            Badge(label: name, message: "warm", colour: .green, detail: name),
            Badge(label: "status", message: name, colour: .red, detail: "\(name): warm"),
        ] {
            let picture = try Picture(badge.svg.text)

            #expect(picture.elements.subtracting(Self.elements).isEmpty)
            #expect(picture.attributes.allSatisfy { !$0.hasPrefix("on") && $0 != "href" && $0 != "style" })
            #expect(picture.label.contains(": ") && !picture.title.isEmpty)
            #expect(picture.halves.count == 2 && picture.texts.count == 4)
            for (index, text) in picture.texts.enumerated() {
                let half = picture.halves[index / 2]
                #expect(text.lowerBound >= half.lowerBound + 5 && text.upperBound <= half.upperBound - 5)
            }
            #expect(picture.width == picture.halves[1].upperBound && picture.width < 1400)
        }
    }

    @Test("White letters are legible on every colour", arguments: ["#555"] + Self.colours.map(\.rawValue))
    func isLegible(colour: String) throws {
        let hex = colour.dropFirst()
        let channels = try stride(from: 0, to: hex.count, by: hex.count / 3).map { start in
            let digits = hex.dropFirst(start).prefix(hex.count / 3)
            let value = Double(try #require(Int(digits.count == 1 ? "\(digits)\(digits)" : digits, radix: 16))) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        // As WCAG 2.2 has it: 4.5 for small text.
        let luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]

        #expect(1.05 / (luminance + 0.05) >= 4.5)
    }

    @Test(
        "A share is never none for something, nor all for less",
        arguments: [
            (0, 3, "0 %"), (1, 3, "33.3 %"), (3, 3, "100 %"), (1, 100_000, "< 0.1 %"), (99_999, 100_000, "> 99.9 %"),
            (0, 0, "–"),
        ]
    )
    func sharesInWords(part: Int, total: Int, words: String) {
        #expect(part.share(of: total) == words)
    }

    private static let elements: Set = ["svg", "title", "linearGradient", "stop", "clipPath", "rect", "g", "text"]

    private static let colours: [Badge.Colour] = [.green, .yellow, .orange, .red, .grey]
}

/// A picture as a strict reader of XML sees it.
private final class Picture: NSObject, XMLParserDelegate {
    private(set) var elements: Set<String> = []
    private(set) var attributes: Set<String> = []
    private(set) var label = ""
    private(set) var title = ""
    private(set) var width = 0.0
    private(set) var halves: [ClosedRange<Double>] = []
    private(set) var texts: [ClosedRange<Double>] = []
    private var element = ""

    init(_ svg: String) throws {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        try #require(parser.parse(), "\(String(describing: parser.parserError)) in \(svg)")
    }

    func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        self.element = element
        elements.insert(element)
        self.attributes.formUnion(attributes.keys)
        func number(_ name: String) -> Double { attributes[name].flatMap { Double($0) } ?? 0 }
        switch element {
        case "svg":
            label = attributes["aria-label"] ?? ""
            width = number("width")
        case "rect" where attributes["fill"]?.hasPrefix("#") == true && attributes["rx"] == nil:
            halves.append(number("x")...number("x") + number("width"))
        case "text": texts.append(number("x")...number("x") + number("textLength"))
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { if element == "title" { title += string } }
}
