import Presentation
import Testing
import Warming

@Suite("Alert line")
struct AlertLineTests {
    @Test("The line says what came back, and nothing of the URL")
    func says() throws {
        let alert = try Alert(url: HTTPURL("https://hooks.example/hunter2"), format: .slack)
        let well = Answer(outcome: Outcome(.answered), status: 200, latency: .milliseconds(120))
        let moved = Answer(
            outcome: Outcome(.redirected, "https://hooks.example/hunter2/"),
            status: 301,
            latency: .milliseconds(8)
        )
        let gone = Answer(outcome: Outcome(.nameNotResolved), latency: .milliseconds(3))

        #expect(
            [well, moved, gone].map { AlertLine.text(of: $0, alert: alert, number: 1, of: 2) } == [
                "alert 1 of 2, slack: answered with 200 after 120 ms",
                "alert 1 of 2, slack: not delivered, redirected with 301 after 8 ms",
                "alert 1 of 2, slack: not delivered, name-not-resolved after 3 ms",
            ]
        )
    }
}
