import Foundation
import OfficialEmulator
import Testing

@Suite(
    "The official emulator",
    .enabled(if: OfficialEmulator.isInstalled, "run make test, which installs it"),
    .timeLimit(.minutes(1))
)
struct EmulatorTests {
    @Test("An event comes back from a function that echoes it")
    func echoes() async throws {
        try await withEmulator { emulator in
            let first = try await emulator.invoke(#"{"name":"Zoë 🐦"}"#)
            let second = try await emulator.invoke("[]")

            #expect(first.status == 200 && first.text == #"{"name":"Zoë 🐦"}"#)
            #expect(second.text == "[]")
        }
    }

    @Test(
        "An error's message comes back as it was, whatever characters it has",
        arguments: [
            "plain", "two\nlines", "\"quoted\" \\ and \u{0}\u{1}\u{1F}\u{7F}", "Zoë 🐦 \u{2028}", "",
            "</script>\r\t\u{8}\u{C}",
        ]
    )
    func escapesErrors(message: String) async throws {
        try await withEmulator { emulator in
            let event = try JSONSerialization.data(withJSONObject: ["do": "throw", "message": message])

            let answer = try await emulator.invoke(Array(event))
            let next = try await emulator.invoke("1")

            let report = try JSONDecoder().decode(Report.self, from: Data(answer.body))
            #expect(answer.status == 200)
            #expect(report == Report(errorMessage: message, errorType: "Function.Odd", stackTrace: []))
            #expect(next.text == "1")
        }
    }

    @Test("An error is one line in the log, with the id of its request")
    func logsErrors() async throws {
        try await withEmulator { emulator in
            _ = try await emulator.invoke(#"{"do":"throw","message":"two\nlines"}"#)

            let line = try await emulator.log.wait(for: "Function.Odd: two")
            #expect(line.hasPrefix("RequestId: ") && line.hasSuffix(#"Error: Function.Odd: two\nlines"#))
        }
    }

    @Test("With JSON as the log format an error is a JSON object")
    func logsJSON() async throws {
        try await withEmulator(environment: ["AWS_LAMBDA_LOG_FORMAT": "JSON"]) { emulator in
            _ = try await emulator.invoke(#"{"do":"throw","message":"two\nlines"}"#)

            let line = try await emulator.log.wait(for: "Function.Odd: two")
            let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
            #expect(record["level"] == "ERROR")
            #expect(record["message"] == "Function.Odd: two\nlines")
            #expect(record["requestId"]?.count == 36)
        }
    }

    @Test("Six megabytes go in, and six come out")
    func carriesLongPayloads() async throws {
        try await withEmulator { emulator in
            let long = Array("\"\(String(repeating: "y", count: 6 * 1024 * 1024 - 2))\"".utf8)

            let answer = try await emulator.invoke(long)

            #expect(answer.body == long)
        }
    }

    @Test("A result over the limit is refused by Lambda, said in the log, and the next event is served")
    func survivesOversize() async throws {
        try await withEmulator { emulator in
            let answer = try await emulator.invoke(#"{"do":"fill","bytes":6291557}"#)
            let next = try await emulator.invoke("1")
            let line = try await emulator.log.wait(for: "refused")

            #expect(answer.text.contains("Function.ResponseSizeTooLarge"))
            #expect(line.contains("the response with status 413"))
            #expect(next.text == "1")
        }
    }

    @Test("A result of exactly the limit comes back")
    func carriesLimit() async throws {
        try await withEmulator { emulator in
            let answer = try await emulator.invoke(#"{"do":"fill","bytes":6291556}"#)

            #expect(answer.body.count == 6_291_556)
        }
    }

    @Test("A function that never answers runs into its timeout, and a new process serves the next event")
    func timesOut() async throws {
        try await withEmulator(timeout: 1) { emulator in
            let late = try await emulator.invoke(#"{"do":"hang"}"#)
            let next = try await emulator.invoke("1")

            #expect(late.text == "Task timed out after 1.00 seconds")
            #expect(next.text == "1")
        }
    }

    @Test(
        "A process that dies fails its event, and a new one serves the next",
        arguments: [
            (#"{"do":"exit","code":3}"#, "exit status 3"), (#"{"do":"exit","code":0}"#, "Runtime exited"),
            (#"{"do":"trap"}"#, "Runtime exited with error"),
        ]
    )
    func survivesCrash(event: String, reason: String) async throws {
        try await withEmulator { emulator in
            let answer = try await emulator.invoke(event)
            let next = try await emulator.invoke("1")

            #expect(answer.status == 502)
            #expect(answer.text.contains("Runtime.ExitError") && answer.text.contains(reason))
            #expect(next.text == "1")
        }
    }

    @Test("An error before the first event is the answer to it")
    func failsInitialization() async throws {
        try await withEmulator(environment: ["ODD_START": "throw"]) { emulator in
            let answer = try await emulator.invoke("1")
            let line = try await emulator.log.wait(for: "could not be initialized")

            let report = try JSONDecoder().decode(Report.self, from: Data(answer.body))
            #expect(answer.status == 502)
            #expect(report == Report(errorMessage: "no \"database\"\n🗄", errorType: "Function.Odd", stackTrace: []))
            #expect(line == #"Error: The function could not be initialized: Function.Odd: no "database"\n🗄."#)
        }
    }

    @Test("A function whose main ends before it serves says so")
    func neverServes() async throws {
        try await withEmulator(environment: ["ODD_START": "return"]) { emulator in
            let answer = try await emulator.invoke("1")

            let report = try JSONDecoder().decode(Report.self, from: Data(answer.body))
            #expect(answer.status == 502 && report.errorType == "Runtime.NeverServed")
        }
    }

    @Test("Client context, tenant, ARN and deadline reach the handler")
    func passesContext() async throws {
        try await withEmulator(environment: ["AWS_LAMBDA_FUNCTION_NAME": "odd"], timeout: 50) { emulator in
            let context = #"{"custom":{"greeting":"Grüße"}}"#
            let headers = [
                "X-Amz-Client-Context": Data(context.utf8).base64EncodedString(), "X-Amz-Tenant-Id": "tenant-7",
            ]

            let answer = try await emulator.invoke(#"{"do":"describe"}"#, headers: headers)

            let description = try JSONDecoder().decode(Description.self, from: Data(answer.body))
            #expect(description.clientContext == context)
            #expect(description.tenantID == "tenant-7")
            #expect(description.function == "arn:aws:lambda:us-east-1:012345678912:function:odd")
            #expect(description.requestID.count == 36)
            #expect(1...50 ~= description.remainingSeconds)
        }
    }

    @Test("Values that are absent are nil")
    func passesNothing() async throws {
        try await withEmulator { emulator in
            let answer = try await emulator.invoke(#"{"do":"describe"}"#)

            let description = try JSONDecoder().decode(Description.self, from: Data(answer.body))
            #expect(description.clientContext == nil && description.cognitoIdentity == nil)
            #expect(description.tenantID == nil && description.traceID == nil)
        }
    }

    private struct Report: Codable, Hashable {
        var errorMessage: String
        var errorType: String
        var stackTrace: [String]
    }

    private struct Description: Decodable {
        var requestID: String
        var function: String
        var traceID: String?
        var clientContext: String?
        var cognitoIdentity: String?
        var tenantID: String?
        var remainingSeconds: Int
    }

    private func withEmulator(
        environment: [String: String] = [:],
        timeout: Int = 60,
        _ body: @escaping @Sendable (OfficialEmulator) async throws -> Void
    ) async throws {
        try await OfficialEmulator.withRunning("OddFunction", environment: environment, timeout: timeout, body)
    }
}
