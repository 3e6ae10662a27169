import Presentation
import Testing

@Suite("Table of environments")
struct EnvironmentTableTests {
    private func row(
        version: String = "$LATEST",
        state: String = "idle",
        ageMs: Double = 3_723_000,
        idleMs: Double? = 200_500,
        initDurationMs: Double? = 12.34,
        addedDelayMs: Double = 0,
        isProactive: Bool = false,
        processID: Int32? = 4711
    ) -> EnvironmentTable.Row {
        EnvironmentTable.Row(
            function: "orders",
            version: version,
            id: "0123456789abcdef0123456789abcdef",
            state: state,
            ageMs: ageMs,
            idleMs: idleMs,
            invocations: 7,
            maxMemoryUsedMB: 12,
            initDurationMs: initDurationMs,
            addedDelayMs: addedDelayMs,
            isProactive: isProactive,
            processID: processID
        )
    }

    @Test("Each environment has a row, and what is not there is a dash")
    func showsRows() {
        let rows = [
            row(), row(version: "1", state: "busy", ageMs: 950, idleMs: nil, initDurationMs: nil, processID: nil),
        ]

        #expect(
            EnvironmentTable(rows).text(style: .plain) == """
                function  environment  state    age    idle  invocations  memory     init  process
                orders    01234567     idle   1h 2m  3m 20s            7   12 MB  12.3 ms     4711
                orders:1  01234567     busy    1.0s       -            7   12 MB        -        -

                """
        )
    }

    @Test("A delay that was added, and a start before anybody needed it, are never left out")
    func showsDelay() {
        let text = EnvironmentTable([row(addedDelayMs: 1500, isProactive: true)]).text(style: .plain)

        #expect(text.contains("added"))
        #expect(text.contains("1.5s"))
        #expect(text.contains("12.3 ms early"))
    }

    @Test("Without environments there is a sentence")
    func showsNone() {
        #expect(EnvironmentTable([]).text(style: .plain).hasPrefix("There is no environment"))
    }
}
