import LambdaEmulator
import Testing

@Suite("Refusals of Lambda's API")
struct InvokeRefusalTests {
    /// A request and the answer to it.
    struct Case: Sendable, CustomTestStringConvertible {
        var method = "POST"
        var target: String
        var headers: [(String, String)] = []
        var body = ""
        var status: Int
        var type: String
        var words: String

        var testDescription: String { "\(method) \(target) \(words)" }
    }

    private static let path = "/2015-03-31/functions/orders/invocations"

    static let cases = [
        Case(
            method: "GET",
            target: "/2015-03-31/functions/nope",
            status: 404,
            type: "ResourceNotFoundException",
            words:
                #"{"Type":"User","Message":"Function not found: arn:aws:lambda:us-east-1:123456789012:function:nope"}"#
        ),
        Case(
            method: "GET",
            target: "/2015-03-31/functions/orders/configuration?Qualifier=blue",
            status: 404,
            type: "ResourceNotFoundException",
            words: "Function not found: arn:aws:lambda:us-east-1:123456789012:function:orders:blue"
        ),
        Case(
            method: "GET",
            target: "/2015-03-31/functions/orders:1?Qualifier=2",
            status: 400,
            type: "InvalidParameterValueException",
            words: "The derived qualifier from the function name does not match the specified qualifier."
        ),
        Case(
            method: "GET",
            target: "/2017-03-31/tags/a:b:c",
            status: 400,
            type: "InvalidParameterValueException",
            words: "'a:b:c' is neither a function's name nor its ARN."
        ),
        Case(
            method: "GET",
            target: "/2015-03-31/functions/orders/aliases/blue",
            status: 404,
            type: "ResourceNotFoundException",
            words: "Cannot find alias arn: arn:aws:lambda:us-east-1:123456789012:function:orders:blue"
        ),
        Case(
            method: "GET",
            target: "/2015-03-31/functions?MaxItems=0",
            status: 400,
            type: "InvalidParameterValueException",
            words: "MaxItems must be a number from 1 to 10000."
        ),
        Case(
            method: "GET",
            target: "/2015-03-31/functions?Marker=x",
            status: 400,
            type: "InvalidParameterValueException",
            words: "Invalid marker: x"
        ),
        Case(
            target: path,
            headers: [("X-Amz-Invocation-Type", "Later")],
            status: 400,
            type: "ValidationException",
            words: "Value 'Later' at 'invocationType'"
        ),
        Case(
            target: path,
            headers: [("X-Amz-Log-Type", "Head")],
            status: 400,
            type: "ValidationException",
            words: "Value 'Head' at 'logType'"
        ),
        Case(
            target: path,
            headers: [("X-Amz-Client-Context", "!")],
            status: 400,
            type: "InvalidParameterValueException",
            words: "Client context must be a valid Base64-encoded JSON object."
        ),
        Case(
            target: path,
            headers: [("X-Amz-Client-Context", String(repeating: "A", count: 3584))],
            status: 400,
            type: "InvalidParameterValueException",
            words: "3583 bytes"
        ),
        Case(
            target: path,
            body: String(repeating: "1", count: 9 * 1024 * 1024),
            status: 413,
            type: "RequestTooLargeException",
            words: "Request must be smaller than 6291456 bytes for the InvokeFunction operation"
        ),
        Case(
            target: path,
            headers: [("X-Amz-Invocation-Type", "Event")],
            body: String(repeating: "1", count: 9 * 1024 * 1024),
            status: 413,
            type: "RequestTooLargeException",
            words: "1048576 bytes"
        ),
        Case(
            target: "/2015-03-31/functions",
            status: 404,
            type: "UnknownOperationException",
            words: "takes them from its file"
        ),
    ]

    @Test("A request that cannot be is refused in Lambda's words, and reaches no function", arguments: cases)
    func refuses(_ refused: Case) async throws {
        let engine = ScriptedEngine()

        try await withDoors(engine) { lambda, _ in
            let response = try await lambda.send(
                refused.method,
                refused.target,
                headers: refused.headers,
                body: Array(refused.body.utf8)
            )

            #expect(response.status == refused.status)
            #expect(response.header("x-amzn-errortype") == refused.type)
            #expect(response.text.contains(refused.words), "\(response.text)")
        }
        #expect(engine.requests.isEmpty)
    }
}
