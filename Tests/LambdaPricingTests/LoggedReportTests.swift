import LambdaPricing
import Testing

@Suite("The report of a round in the log")
struct LoggedReportTests {
    @Test(
        "A line grows with its targets, and with their pings",
        arguments: [
            (0, 1, false, 450), (5, 1, false, 2650), (100, 1, false, 44_450), (5, 4, false, 5500),
            (5, 1, true, 3950), (100, 1, true, 70_450), (5, 4, true, 10_700),
        ]
    )
    func grows(targets: Int, pings: Int, isFunction: Bool, bytes: Int) {
        #expect(report(targets, pings: pings, isFunction: isFunction).bytes == bytes)
    }

    @Test("Targets of which a line has no room are left out, half of them at a time")
    func cuts() {
        // 500 functions would be 350,450 bytes; 250 fit.
        #expect(report(500, pings: 1, isFunction: true).bytes == 175_450)
        #expect(report(1, pings: 800, isFunction: true).bytes == 450)
        #expect(report(1, pings: .max, isFunction: true).bytes == 450)
    }

    @Test("A round of several slices has as many lines, each with a limit of its own")
    func slices() {
        let half = report(450, pings: 1, isFunction: false).bytes

        #expect(
            report(901, pings: 1, isFunction: false).bytes == 2 * half + LoggedReport.bytesPerTarget
                + LoggedReport.bytesPerRequest
        )
        #expect(report(1800, pings: 1, isFunction: false).bytes == 2 * half)
    }

    private func report(_ targets: Int, pings: Int, isFunction: Bool) -> LoggedReport {
        LoggedReport(Array(repeating: LoggedReport.Target(pings: pings, isFunction: isFunction), count: targets))
    }
}
