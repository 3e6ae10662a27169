import Testing

@testable import LambdaEmulator

@Suite("Words and names")
struct WordsTests {
    @Test(
        "A function is named by name, by ARN or by a part of that, with a qualifier or without",
        arguments: [
            ("odd", "odd", nil), ("odd:live", "odd", "live"), ("odd:$LATEST", "odd", "$LATEST"),
            ("123456789012:function:odd", "odd", nil), ("123456789012:function:odd:2", "odd", "2"),
            ("arn:aws:lambda:us-east-1:123456789012:function:odd", "odd", nil),
            ("arn:aws:lambda:us-east-1:123456789012:function:odd:live", "odd", "live"),
        ] as [(String, String, String?)]
    )
    func references(text: String, name: String, qualifier: String?) {
        let reference = FunctionReference(text)
        #expect(reference?.name == name && reference?.qualifier == qualifier)
    }

    @Test(
        "A duration is taken to the digits that a log prints",
        arguments: [
            (1_234_567, 10, 1_230), (1_235_000, 10, 1_240), (1_234_567, 1, 1_235), (2_999_999_999, 10, 3_000_000),
        ]
    )
    func printedDurations(nanoseconds: Int, step: Int, microseconds: Int) {
        #expect(Duration.nanoseconds(nanoseconds).rounded(toMicroseconds: step) == .microseconds(microseconds))
    }

    @Test(
        "What names no function is refused",
        arguments: ["", ":", "a:b:c", "arn:aws:s3:::bucket", "arn:aws:lambda:us-east-1:1:layer:odd", "a:function:"]
    )
    func noReferences(text: String) {
        #expect(FunctionReference(text) == nil)
    }

    @Test(
        "An error's type is kept when it is of Lambda's form, and is unknown otherwise",
        arguments: [
            ("Runtime.ExitError", "Runtime.ExitError"), ("Function.NoDatabase", "Function.NoDatabase"),
            ("Runtime.bad", "Runtime.Unknown"), ("Function.With Space", "Function.Unknown"),
            ("Odd", "Function.Unknown"),
            (nil, "Function.Unknown"), ("Runtime.", "Runtime.Unknown"),
        ] as [(String?, String)]
    )
    func errorTypes(type: String?, expected: String) {
        #expect(ErrorDocument.reportedType(type) == expected)
    }

    @Test(
        "A day has its date",
        arguments: [
            (0, "1970/01/01", "1970-01-01T00:00:00.000Z"), (951_827_696_789, "2000/02/29", "2000-02-29T12:34:56.789Z"),
            (1_735_689_599_999, "2024/12/31", "2024-12-31T23:59:59.999Z"),
        ]
    )
    func dates(milliseconds: Int64, folder: String, timestamp: String) {
        let date = UTCDate(milliseconds: milliseconds)
        #expect(date.folder == folder && date.timestamp == timestamp)
    }

    @Test(
        "Base64 is read, padded or not, and what is none is refused",
        arguments: [("e30=", "{}"), ("e30", "{}"), ("", "")]
    )
    func base64(text: String, expected: String) {
        #expect(Base64.decode(text).map { String(decoding: $0, as: UTF8.self) } == expected)
        #expect(Base64.decode(text + "*") == nil || text.hasSuffix("="))
    }

    @Test("A log keeps whole lines together, and the last four kilobytes for who asks")
    func environmentLog() {
        var log = EnvironmentLog()
        func write(_ text: String) { Array(text.utf8).withUnsafeBytes { log.append(output: $0) } }
        var lines = ""
        write("half a ")
        let before = log.hasLines
        write("line\nand ")
        log.append(line: "END")
        log.takeLines { lines += String(decoding: $0, as: UTF8.self) }

        #expect(!before && lines == "half a line\nand \nEND\n")
        #expect(String(decoding: log.takeTail(), as: UTF8.self) == lines)
        for number in 0..<2000 { log.append(line: "line \(number)") }
        let tail = log.takeTail()
        #expect(tail.count == 4096 && String(decoding: tail, as: UTF8.self).hasSuffix("line 1999\n"))
        #expect(log.takeTail().isEmpty)
    }

    @Test("Settings and functions that cannot be are refused", arguments: 0..<5)
    func refusedSettings(case number: Int) async {
        var settings = EmulatorSettings()
        var function = OddEmulator.function()
        switch number {
        case 0: settings.proactiveProbability = 1.5
        case 1: settings.idleLifetime = .quantiles([])
        case 2: function.codeFolder = "relative"
        case 3: function.variables = ["A=B": "1"]
        default: function.aliases = ["live": "7"]
        }

        await #expect(throws: EmulatorError.self) {
            try await OddEmulator.withRunning(function, settings) { _ in }
        }
    }
}
