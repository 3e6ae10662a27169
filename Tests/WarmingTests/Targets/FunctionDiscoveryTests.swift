import Testing
import Warming

@Suite("Search for functions")
struct FunctionDiscoveryTests {
    @Test("A search is named by its tag, with the value if it must have one")
    func names() throws {
        #expect("\(try FunctionDiscovery(tag: "keepwarm"))" == "tag keepwarm")
        #expect("\(try FunctionDiscovery(tag: "keepwarm", value: "true"))" == "tag keepwarm=true")
        #expect(try Target(.discovery(FunctionDiscovery(tag: "keepwarm"))).name == "tag keepwarm")
    }

    @Test(
        "Without a wanted value, the tag's own is the number of environments, or says whether the function is meant",
        arguments: [
            ("5", 5), ("1", 1), ("1000", 1000), ("5000", 1000), ("true", 2), ("", 2), ("yes", 2), ("five", 2),
            ("0", nil), ("-1", nil), ("false", nil), ("False", nil), ("off", nil), ("no", nil),
        ] as [(String, Int?)]
    )
    func counts(value: String, environments: Int?) throws {
        let search = try FunctionDiscovery(tag: "keepwarm")

        #expect(search.environments(forValue: value, otherwise: 2) == environments)
    }

    @Test("With a wanted value, a function that has another is not meant")
    func wants() throws {
        let search = try FunctionDiscovery(tag: "keepwarm", value: "3")

        #expect(search.environments(forValue: "3", otherwise: 2) == 2)
        #expect(search.environments(forValue: "4", otherwise: 2) == nil)
        #expect(search.environments(forValue: "", otherwise: 2) == nil)
    }

    @Test("A search is held to what a function is held to")
    func refuses() {
        let tag = "A tag's key has 1 to 128 characters; write one like keepwarm."
        #expect(throws: WarmingError(.invalidFunction, tag)) { try FunctionDiscovery(tag: "") }
        #expect(throws: WarmingError(.invalidFunction, tag)) { try FunctionDiscovery(tag: "a\nb") }
        #expect(throws: WarmingError(.invalidFunction, tag)) {
            try FunctionDiscovery(tag: String(repeating: "a", count: 129))
        }
        let raw = "Functions that are found by a tag cannot be sent a payload of their own."
        #expect(throws: WarmingError(.invalidFunction, raw)) { try FunctionDiscovery(tag: "a", dialect: .raw) }
        let region = "'nowhere' is not a region; write one like eu-central-1."
        #expect(throws: WarmingError(.invalidFunction, region)) { try FunctionDiscovery(tag: "a", region: "nowhere") }
    }

    @Test("Holds and batches of a target are held to their bounds")
    func targetBounds() throws {
        func refusal(hold: Duration = .zero, maxHold: Duration = .zero, stagger: Int? = nil) -> String? {
            do throws(WarmingError) {
                _ = try Target(
                    .function(LambdaFunction(name: "f")),
                    hold: hold,
                    maxHold: maxHold,
                    stagger: stagger
                )
                return nil
            } catch {
                return error.message
            }
        }

        #expect(refusal() == nil)
        #expect(refusal(maxHold: .seconds(60), stagger: 1) == nil)
        #expect(refusal(hold: .seconds(-1)) == "'f' has a hold out of range; hold for 0ms to 1m.")
        #expect(refusal(maxHold: .milliseconds(60_001)) == "'f' has a hold out of range; hold for 0ms to 1m.")
        #expect(refusal(stagger: 0) == "'f' sends 0 pings at a time; send at least 1.")
        #expect(try Target.function(hold: .seconds(2), maxHold: .seconds(1)).hold == .seconds(1))
    }
}
