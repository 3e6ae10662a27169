import Presentation
import Testing

@Suite("Style")
struct StyleTests {
    @Test(
        "Colours are for a terminal that can, and for somebody who wants them",
        arguments: [
            (true, [:], true), (true, ["TERM": "xterm-256color"], true), (true, ["NO_COLOR": ""], true),
            (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": "0"], false), (true, ["TERM": "dumb"], false),
            (false, [:], false), (false, ["TERM": "xterm"], false),
        ] as [(Bool, [String: String], Bool)]
    )
    func environment(isTerminal: Bool, environment: [String: String], isColoured: Bool) {
        #expect(Style(isTerminal: isTerminal, environment: environment).isColoured == isColoured)
    }

    @Test("A coloured text begins with its colour and ends with none")
    func colours() {
        let style = Style(isColoured: true)

        #expect(style.text("a", .bad) == "\u{1B}[31ma\u{1B}[0m")
        #expect(style.text("a", nil) == "a")
        #expect(style.text("", .bad) == "")
        #expect(Style.plain.text("a", .bad) == "a")
    }
}
