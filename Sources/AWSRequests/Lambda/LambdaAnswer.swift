import Digests

/// What Lambda answers to an invocation that it carried out.
///
/// Its description, also in a debugger, has neither payload nor log, which are the function's own.
public struct LambdaAnswer: Hashable, Sendable {
    /// The status: 200, 202 for an event that was queued, or 204 for a dry run.
    public var status: Int

    /// What kind of failure the function's was, such as `Unhandled`.
    ///
    /// The payload then tells of it.
    public var functionError: String?

    /// The version that was invoked, `$LATEST` or a number.
    public var executedVersion: String?

    /// The last 4 KB of the log, where they were asked for.
    public var log: String?

    /// What the function returned.
    public var payload: [UInt8]

    /// Lambda's id of the invocation, which is in the log too.
    public var requestID: String?

    /// Reads an answer.
    init(_ answer: AWSResponse) {
        status = answer.status
        functionError = answer.header("x-amz-function-error")
        executedVersion = answer.header("x-amz-executed-version")
        log = answer.header("x-amz-log-result").flatMap { [UInt8](base64: $0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
        payload = answer.body
        requestID = answer.header("x-amzn-requestid")
    }
}

extension LambdaAnswer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status, and whether the function failed.
    public var description: String { functionError.map { "\(status), \($0)" } ?? "\(status)" }

    /// The status, and whether the function failed.
    public var debugDescription: String { description }

    /// Nothing but the status, and whether the function failed.
    public var customMirror: Mirror { Mirror(self, children: ["answer": description]) }
}
