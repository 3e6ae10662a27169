import Chance
import JSONText
import LambdaReports
import Testing

@Suite("Platform record")
struct PlatformRecordTests {
    @Test("A record of Lambda's is read, and written as Lambda writes it", arguments: SampleRecords.all)
    func readsAndWrites(line: String, event: PlatformRecord.Event) throws {
        let record = try #require(PlatformRecord(line))

        #expect(record == PlatformRecord(time: SampleRecords.time, event: event))
        #expect(record.description == line)
    }

    @Test("Members may come in any order, with blanks and with more beside them")
    func readsAnyOrder() throws {
        let line = """
            { "record" : {"status":"timeout","spans":[],"metrics":{"maxMemoryUsedMB":1,"memorySizeMB":128,"new":{},\
            "billedDurationMs":3e3,"durationMs":3003.12,"initDurationMs":null},"requestId":"x","new":[1]}, "level":"INFO",
              "type" : "platform.report" , "time" : "now" }\r\n
            """

        let record = try #require(PlatformRecord(line))

        let report = InvocationReport(
            requestID: "x",
            duration: .microseconds(3_003_120),
            billedDuration: .seconds(3),
            memorySizeMB: 128,
            maxMemoryUsedMB: 1,
            status: .timeout
        )
        #expect(record == PlatformRecord(time: "now", event: .report(report)))
    }

    @Test(
        "What is no record of Lambda's is none",
        arguments: [
            "", "{", "{}", "null", "REPORT RequestId: x", #"{"level":"INFO","message":"platform.report"}"#,
            #"{"time":"now","type":"platform.start"}"#, #"{"type":"platform.start","record":{}}"#,
            #"{"time":1,"type":"platform.start","record":{}}"#,
            #"{"time":"now","type":"function","record":"\"platform."}"#,
            #"["platform.start"]"#, #"{"time":"now","type":"platform.start","record":{}} more"#,
        ]
    )
    func refuses(line: String) {
        #expect(PlatformRecord(line) == nil)
    }

    @Test(
        "A known record with a member that is missing or of the wrong kind is kept as it is",
        arguments: [
            ("platform.report", #"{}"#), ("platform.report", #""x""#), ("platform.report", #"{"requestId":"x"}"#),
            ("platform.report", #"{"requestId":"x","status":"timeout","metrics":{"durationMs":3003.12}}"#),
            ("platform.initStart", #"{"phase":"init"}"#), ("platform.initStart", #"{"runtimeVersion":7}"#),
            ("platform.initReport", #"{"phase":"init"}"#), ("platform.initReport", #"{"metrics":[]}"#),
            ("platform.restoreReport", #"{"metrics":{"durationMs":"80"}}"#),
            ("platform.restoreReport", #"{"metrics":{"durationMs":-1}}"#),
            ("platform.restoreReport", #"{"metrics":{"durationMs":1e300}}"#),
            ("platform.start", #"{"version":"1"}"#), ("platform.start", #"{"requestId":"x","tracing":{}}"#),
            ("platform.runtimeDone", #"{"requestId":"x"}"#),
            ("platform.runtimeDone", #"{"requestId":"x","status":"success","spans":[{"name":"x"}]}"#),
            ("platform.runtimeDone", #"{"requestId":"x","status":"success","spans":{}}"#),
            ("platform.runtimeDone", #"{"requestId":"x","status":"success","metrics":{"producedBytes":1.5}}"#),
            ("platform.initRuntimeDone", #"{"phase":"init"}"#),
        ]
    )
    func keepsMalformed(type: String, record: String) throws {
        let line = SampleRecords.line(type, record)

        let read = try #require(PlatformRecord(line))

        guard case .other(let otherType, _) = read.event else {
            Issue.record("\(read) was believed")
            return
        }
        #expect(otherType == type)
        #expect(read.description == line)
    }

    @Test("A report is malformed with any of its numbers damaged", arguments: ["\"1\"", "true", "-1", "[]", "1e999"])
    func keepsDamagedReport(value: String) throws {
        let members = [
            ("durationMs", "329.177"), ("billedDurationMs", "330"), ("memorySizeMB", "1792"),
            ("maxMemoryUsedMB", "125"),
            ("initDurationMs", "503.083"),
        ]
        for (name, number) in members {
            let line = SampleRecords.reportLine.replacing("\"\(name)\":\(number)", with: "\"\(name)\":\(value)")
            #expect(line != SampleRecords.reportLine)

            let record = try #require(PlatformRecord(line))

            guard case .other = record.event else {
                Issue.record("\(name) of \(value) was believed")
                continue
            }
        }
    }

    @Test("A record that was cut is none", arguments: SampleRecords.all)
    func refusesCut(line: String, event: PlatformRecord.Event) {
        for end in line.indices {
            #expect(PlatformRecord(String(line[..<end])) == nil)
            if end > line.startIndex { #expect(PlatformRecord(String(line[end...])) == nil) }
        }
    }

    @Test("Random damage is survived, and what is read of it can be written and read again")
    func survivesDamage() {
        var generator = SeededGenerator(seed: 4)
        let pieces = [
            "\"", "{", "}", "[", "]", ",", ":", "-", ".", "0", "9", "e9", "null", "\\", "\u{0}", "é", "platform.",
        ]
        for _ in 0..<10_000 {
            var damaged = Array((SampleRecords.all.randomElement(using: &generator)?.line ?? "").utf8)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let start = Int.random(in: damaged.indices, using: &generator)
                let end = min(start + Int.random(in: 0...3, using: &generator), damaged.count)
                damaged.replaceSubrange(start..<end, with: (pieces.randomElement(using: &generator) ?? "").utf8)
            }
            guard let record = PlatformRecord(line: damaged.span) else { continue }

            let written = record.description
            #expect(PlatformRecord(written)?.description == written)
        }
    }

    @Test("A report without a status is written as one that went well")
    func writesSuccess() throws {
        let record = PlatformRecord(time: SampleRecords.time, event: .report(SampleLines.coldReport))

        #expect(record.description.contains(#""status":"success""#))
    }

    @Test("The reports of a log of JSON are found, beside those of text")
    func findsReports() {
        let text =
            SampleRecords.all.map { $0.line + "\n" }.joined() + SampleLines.coldLine + "\n"
            + #"{"level":"INFO","message":"\"platform.report\""}"# + "\n2025-01-08T00:00:00.000Z "
            + SampleRecords.reportLine
            + "\n" + SampleRecords.reportLine.dropLast()

        let found = Array(LogLines(text).reports)

        let records = SampleRecords.all.compactMap { sample in
            if case .report(let report) = sample.event { report } else { nil }
        }
        #expect(found.map(\.report) == records + [SampleLines.coldReport, records[0]])
        #expect(found.map(\.moment) == [SampleRecords.time, SampleRecords.time, nil, SampleRecords.time])
    }
}
