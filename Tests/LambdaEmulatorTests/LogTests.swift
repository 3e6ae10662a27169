import LambdaEmulator
import LambdaReports
import Testing

@Suite("The log of a function", .timeLimit(.minutes(1)))
struct LogTests {
    @Test("A function's lines stand between START and END, and what it says in its initialisation before them")
    func order() async throws {
        let function = OddEmulator.function { $0.variables["ODD_INIT"] = "print:getting up" }
        try await OddEmulator.withRunning(function) { odd in
            let first = await odd.invoke("print:at work").requestID
            let second = await odd.invoke("x").requestID

            let lines = odd.log.lines
            try #require(lines.count == 9)
            #expect(lines[0] == "INIT_START Runtime Version: provided:al2023.emulated")
            #expect(lines[1] == "getting up")
            #expect(lines[2] == "START RequestId: \(first) Version: $LATEST")
            #expect(lines[3] == "at work")
            #expect(lines[4] == "END RequestId: \(first)")
            #expect(lines[6] == "START RequestId: \(second) Version: $LATEST")
            #expect(lines[7] == "END RequestId: \(second)")
            let reports = [lines[5], lines[8]].compactMap(InvocationReport.init)
            #expect(reports.map(\.requestID) == [first, second])
            #expect(reports.map { $0.initDuration != nil } == [true, false])
        }
    }

    @Test("What is billed is the duration and the init duration, rounded up once")
    func billing() async throws {
        try await OddEmulator.withRunning { odd in
            _ = await odd.invoke("sleep:20")

            let report = try #require(odd.log.lines.last.flatMap { InvocationReport($0) })
            let initDuration = try #require(report.initDuration)
            #expect(report.duration >= .milliseconds(20))
            #expect(
                report.billedDuration
                    == InvocationReport.billedDuration(duration: report.duration, initDuration: initDuration)
            )
        }
    }

    @Test("A caller who wants it gets the end of the log, 4 KB at most")
    func tail() async throws {
        try await OddEmulator.withRunning { odd in
            let short = await odd.invoke("x", wantsLogTail: true)
            let long = await odd.invoke("print:\(String(repeating: "y", count: 5000))", wantsLogTail: true)
            let none = await odd.invoke("x")

            let text = String(decoding: short.logTail ?? [], as: UTF8.self)
            #expect(text.hasPrefix("START RequestId: \(short.requestID)"))
            #expect(LogLines(text, endsWhole: true).reports.map(\.report.requestID) == [short.requestID])
            #expect(long.logTail?.count == 4096)
            #expect(none.logTail == nil)
        }
    }

    @Test("A function that wants JSON gets Lambda's records in JSON")
    func json() async throws {
        try await OddEmulator.withRunning(OddEmulator.function { $0.logFormat = .json }) { odd in
            let outcome = await odd.invoke("env:AWS_LAMBDA_LOG_FORMAT")

            #expect(outcome.answer == "\"JSON\"")
            let events = odd.log.lines.compactMap { PlatformRecord($0)?.event }
            try #require(events.count == 4)
            guard
                case .initStart(let initStart) = events[0], case .start(let start) = events[1],
                case .runtimeDone(let done) = events[2], case .report(let report) = events[3]
            else {
                Issue.record("The records are others: \(odd.log.lines)")
                return
            }
            #expect(initStart.functionName == "odd" && initStart.instanceMaxMemoryBytes == 128 << 20)
            #expect(start.requestID == outcome.requestID && start.version == "$LATEST")
            #expect(done.status == .success && done.producedBytes == 6)
            #expect(report.requestID == outcome.requestID && report.isFirstOfEnvironment)
        }
    }
}
