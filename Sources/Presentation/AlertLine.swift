public import Warming

/// What came of a test of an alert, as a line for a person.
///
/// It has nothing of the URL, nor of the answer's detail, which may repeat it: whoever knows the URL can write there.
public enum AlertLine: Sendable {
    /// The line, without its end: `alert 1 of 2, slack: answered with 200 after 120 ms`.
    public static func text(of answer: Answer, alert: Alert, number: Int, of count: Int) -> String {
        let status = answer.status.map { " with \($0)" } ?? ""
        let end = answer.outcome.isAnswered ? "answered" : "not delivered, \(answer.outcome.code)"
        return "alert \(number) of \(count), \(alert.format): \(end)\(status)"
            + " after \(answer.latency.wholeMilliseconds) ms"
    }
}
