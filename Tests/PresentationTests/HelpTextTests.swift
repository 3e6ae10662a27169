import Presentation
import Testing

@Suite("Help text")
struct HelpTextTests {
    @Test("The example comes behind the options")
    func movesExample() {
        let help = """
            OVERVIEW: Ping.

            Durations are written 10s.

            EXAMPLE
              keepwarm ping http://a
              keepwarm ping http://b

            USAGE: keepwarm ping [<url> ...]

            OPTIONS:
              -h, --help              Show help information.

            """

        #expect(
            HelpText.withExampleLast(help) == """
                OVERVIEW: Ping.

                Durations are written 10s.

                USAGE: keepwarm ping [<url> ...]

                OPTIONS:
                  -h, --help              Show help information.

                EXAMPLE
                  keepwarm ping http://a
                  keepwarm ping http://b

                """
        )
    }

    @Test(
        "A text without an example, or without a usage, is left as it is",
        arguments: ["", "0.1.0", "EXAMPLE\n  keepwarm"]
    )
    func leaves(text: String) {
        #expect(HelpText.withExampleLast(text) == text)
    }
}
