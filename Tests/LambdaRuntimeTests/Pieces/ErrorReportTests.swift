import Foundation
import Testing

@testable import LambdaRuntime

@Suite("Reporting errors")
struct ErrorReportTests {
    private struct Chosen: InvocationError {
        var errorType: String
        var errorMessage = "message"
    }

    private struct TableIsFull2: Error, CustomStringConvertible {
        var description: String { "no room for \"x\"" }
    }

    private enum E: Error {
        case one
    }

    @Test(
        "A type is made to fit what Lambda keeps",
        arguments: [
            ("Function.NoTargets", "Function.NoTargets"), ("Runtime.UnmarshalError", "Runtime.UnmarshalError"),
            ("noTargets", "Function.NoTargets"), ("Function.noTargets", "Function.NoTargets"), ("", "Function.Error"),
            ("Function.", "Function.Error"), ("Runtime.1", "Runtime.Error"), ("x", "Function.Error"),
            ("My.Own-Type 3<é>", "Function.MyOwnType"), ("A\r\nInjected: header", "Function.AInjectedheader"),
        ]
    )
    func fitsTypes(given: String, reported: String) throws {
        let report = ErrorReport(Chosen(errorType: given))

        #expect(report.type == reported)
        #expect(try /(Runtime|Function)\.[A-Z][a-zA-Z]+/.wholeMatch(in: report.type) != nil)
        #expect(report.headers == "Lambda-Runtime-Function-Error-Type: \(reported)\r\n")
    }

    @Test("Any error is reported by its type's name and its description")
    func reportsAnyError() {
        #expect(ErrorReport(TableIsFull2()).type == "Function.TableIsFull")
        #expect(ErrorReport(TableIsFull2()).message == "no room for \"x\"")
        #expect(ErrorReport(E.one).type == "Function.Error")
        #expect(ErrorReport(E.one).message == "one")
    }

    @Test("The body is JSON with the message, the type and no stack trace, whatever the message has in it")
    func writesJSON() throws {
        let message = String(String.UnicodeScalarView((0..<0x300).compactMap { Unicode.Scalar($0) })) + "🐦"

        let report = ErrorReport(Chosen(errorType: "Function.Any", errorMessage: message))

        let object = try JSONSerialization.jsonObject(with: Data(report.body)) as? [String: Any]
        let members = try #require(object)
        #expect(members.count == 3)
        #expect(members["errorMessage"] as? String == message)
        #expect(members["errorType"] as? String == "Function.Any")
        #expect((members["stackTrace"] as? [Any])?.isEmpty == true)
    }

    @Test("A message longer than 16 KiB is cut between two characters", arguments: 0..<4)
    func cutsMessages(shift: Int) {
        let message = String(repeating: "a", count: shift) + String(repeating: "🐦", count: 5000)

        let report = ErrorReport(Chosen(errorType: "Function.Any", errorMessage: message))

        #expect(report.message.utf8.count <= ErrorReport.messageLimit + "…".utf8.count)
        #expect(report.message.utf8.count > ErrorReport.messageLimit - 4)
        #expect(report.message.hasSuffix("🐦…"))
    }

    @Test("In a log a report is one line")
    func writesOneLine() {
        let report = ErrorReport(Chosen(errorType: "Function.Any", errorMessage: "a\nb\r\u{1B}[31mc\u{2028}"))

        #expect(report.line == #"Function.Any: a\nb\r\u{1b}[31mc\u{2028}"#)
    }
}
