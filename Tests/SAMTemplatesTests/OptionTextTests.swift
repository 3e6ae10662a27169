import LambdaEmulator
import SAMTemplates
import Testing

@Suite("Options of the emulator in words")
struct OptionTextTests {
    @Test("A lifetime is a time, a range or shares, and reads back as it was written")
    func readsLifetime() {
        #expect(IdleLifetime(text: "6m") == .fixed(.seconds(360)))
        #expect(IdleLifetime(text: "5m-7m") == .range(.seconds(300)...(.seconds(420))))
        #expect(
            IdleLifetime(text: "25%:4m, 100%:7m")
                == .quantiles([.init(share: 0.25, time: .seconds(240)), .init(share: 1, time: .seconds(420))])
        )
        for text in ["6m", "5m-7m", "25%:4m,100%:7m"] {
            #expect(IdleLifetime(text: text)?.text == text)
        }
    }

    @Test(
        "A lifetime in another form is refused",
        arguments: ["", "6", "7m-5m", "1m-2m-3m", "-5m", "50%:5m,25%:6m", "50%:5m,75%:4m", "150%:1m", "50%", "%:1m"]
    )
    func refusesLifetime(text: String) {
        #expect(IdleLifetime(text: text) == nil)
    }

    @Test("A scaling rate is a number of environments in a time")
    func readsRate() {
        #expect(ScalingRate(text: "1000/10s") == .lambda)
        #expect(ScalingRate(text: "5/500ms")?.text == "5/500ms")
        for text in ["", "5", "0/1s", "5/0s", "a/1s", "5/1s/1"] {
            #expect(ScalingRate(text: text) == nil, "\(text)")
        }
    }
}
