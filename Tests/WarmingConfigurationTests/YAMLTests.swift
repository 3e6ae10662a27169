import Testing
import Warming
import WarmingConfiguration

@Suite("Configuration YAML")
struct YAMLTests {
    @Test(
        "A text that is not YAML is told with its place",
        arguments: [
            (
                "targets: [a\nfoo: 3",
                "2:4: not valid YAML: did not find expected ',' or ']' "
                    + "while parsing a flow sequence that starts on line 1"
            ),
            ("schedule: \"rate", "1:16: not valid YAML: found unexpected end of stream while scanning a quoted scalar"),
            ("targets:\n\t- a", "2:1: a tab cannot indent in YAML; use spaces"),
            ("targets:\n  - url: a\n\tname: b", "3:1: a tab cannot indent in YAML; use spaces"),
            ("a: é\u{1}", "1:5: not valid YAML: control characters are not allowed"),
            (String(repeating: "[", count: 100_000), "1:1: lists and mappings are nested too deeply here"),
        ]
    )
    func refusesSyntax(yaml: String, message: String) {
        #expect(mistakes(yaml) == ["keepwarm.yaml:\(message)"])
    }

    @Test(
        "A file with nothing in it is told what it needs",
        arguments: ["", "\n", "# a comment", "---", "~", "\u{FEFF}"]
    )
    func refusesNothing(yaml: String) {
        #expect(mistakes(yaml) == ["keepwarm.yaml:1:1: the file is empty; write 'targets:' and a list of URLs"])
    }

    @Test(
        "A file that is no mapping is told what it is",
        arguments: [("- https://a.example", "a list"), ("https://a.example", "a text"), ("3", "the number 3")]
    )
    func refusesOtherRoots(yaml: String, kind: String) {
        #expect(
            mistakes(yaml) == ["keepwarm.yaml:1:1: the file must be a mapping with the key 'targets', not \(kind)"]
        )
    }

    @Test(
        "What this file does without is refused in clear words",
        arguments: [
            (
                "defaults: &d {timeout: 1s}\ntargets: [{url: https://a.example, <<: *d}]",
                [
                    "1:11: anchors and aliases are not supported; write what targets share in 'defaults'",
                    "2:36: merge keys are not supported; write what targets share in 'defaults'",
                ]
            ),
            ("targets: [*a]", ["1:11: aliases are not supported; put a text with '*' in quotes"]),
            (
                "targets: [https://a.example]\n---\na: b",
                ["2:1: a second document starts here; write one only"]
            ),
            ("targets: !foo [https://a.example]", ["1:10: the tag '!foo' is not supported; leave it out"]),
            ("? [a]\n: b\ntargets: [https://a.example]", ["1:3: a key must be a plain word, not a list or a mapping"]),
        ]
    )
    func refusesFeatures(yaml: String, messages: [String]) {
        #expect(mistakes(yaml) == messages.map { "keepwarm.yaml:\($0)" })
    }

    @Test("Anchors that double ten thousand-fold cost nothing", .timeLimit(.minutes(1)))
    func survivesLaughter() {
        let lines = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }

        #expect(mistakes("a0: &a0 [x]\n" + lines.joined()).count == 83)
    }

    @Test("Duplicate keys are told in every mapping, in quotes or not, with the rest of what is wrong")
    func findsDuplicates() {
        let yaml = """
            timeout: 1s
            targets:
              - {url: https://a.example, 'url': https://b.example}
              - url: https://c.example
                headers: {A: b, A: c, A: d}
                foo: 1
            'timeout': 2s
            """

        #expect(
            mistakes(yaml).map { $0.prefix { $0 != ";" } } == [
                "keepwarm.yaml:3:30: duplicate key 'url'", "keepwarm.yaml:5:21: duplicate key 'A'",
                "keepwarm.yaml:5:27: duplicate key 'A'", "keepwarm.yaml:6:5: unknown key 'foo'",
                "keepwarm.yaml:7:1: duplicate key 'timeout'",
            ]
        )
    }

    @Test("Duplicate keys are told even where reading has to end")
    func findsDuplicatesBeforeTheEnd() {
        let written = mistakes("targets: [{url: a, url: b}]\nslow: 1s\nslow: [")
        let escaped = mistakes("targets: [https://a.example]\n\"sl\\x6fw\": 1s\nslow: 1s")

        #expect(written.first == "keepwarm.yaml:1:12: the key 'url' is in this mapping more than once")
        #expect(written.count == 2)
        #expect(escaped == ["keepwarm.yaml:2:1: the key 'slow' is in this mapping more than once"])
    }

    @Test("Many duplicate keys end early, and say so")
    func boundsDuplicates() {
        let lines = (1...500).map { "  - {url: 'https://\($0).example', url: x}\n" }

        #expect((50...60).contains(mistakes("targets:\n" + lines.joined()).count))
    }

    @Test(
        "What a plain value means is not what YAML 1.1 made of it",
        arguments: ["on", "no", "yes", "0777", "1_000", "1:30", "2026-01-01", "0x1F", "1e3", ".5", "NULL-ish"]
    )
    func keepsPlainValues(value: String) throws {
        let configuration = try parse(file(target: "headers: {X-Value: \(value)}"))

        #expect(configuration.targets.first?.endpoint?.headers.first?.value == value)
    }
}
