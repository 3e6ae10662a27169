import Testing
import Warming

@Suite("Accepted statuses")
struct AcceptedStatusesTests {
    @Test(
        "Statuses and ranges are read and written",
        arguments: [
            ("200", [200...200]), ("200-299", [200...299]), ("200-299,401", [200...299, 401...401]),
            ("100-599", [100...599]), ("404,200", [404...404, 200...200]), ("204-204", [204...204]),
        ]
    )
    func reads(text: String, ranges: [ClosedRange<Int>]) throws {
        let statuses = try AcceptedStatuses(text)

        #expect(statuses.ranges == ranges)
        #expect(try AcceptedStatuses("\(statuses)") == statuses)
        #expect("\(statuses)" == (text == "204-204" ? "204" : text))
    }

    @Test("A status is accepted when a range holds it")
    func contains() throws {
        let statuses = try AcceptedStatuses("200-204,401")

        #expect([199, 200, 204, 205, 400, 401, 402].filter(statuses.contains) == [200, 204, 401])
        #expect((100...599).filter(AcceptedStatuses.success.contains) == Array(200...299))
    }

    @Test(
        "A list that cannot be read is refused, and named",
        arguments: [
            "", ",", "200,", ",200", "200,,201", "99", "600", "200-", "-200", "299-200", "200-250-299", "2xx", "200 ",
            "200, 201", "+200", "200-600", "0", "٢٠٠", "²00", "200–299", "99999999999999999999", "2\u{301}00",
        ]
    )
    func refuses(text: String) {
        #expect(
            throws: WarmingError(
                .invalidStatuses,
                "'\(text)' is not a list of statuses; write statuses from 100 to 599 and ranges, like 200-299,401."
            )
        ) {
            try AcceptedStatuses(text)
        }
    }
}
