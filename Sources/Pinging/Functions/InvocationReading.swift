import AWSRequests
import Digests
import JSONText
import LambdaReports
import Warming

/// What the answer to an invocation says about the ping (Lambda API, `Invoke`).
struct InvocationReading {
    /// How the ping ended.
    let outcome: Outcome

    /// What the answer proves; `nil` when nothing ran.
    let proof: Proof?

    /// Why Lambda did not invoke the function; `nil` when it did.
    let refusal: AWSError?

    /// Reads an answer.
    ///
    /// - Parameters:
    ///   - response: The answer.
    ///   - latency: How long the ping took. An environment that took longer than that to initialise was not waited for.
    ///   - function: The function, for what a person is told.
    ///   - region: The region that was called.
    init(_ response: AWSResponse, latency: Duration, function: Warming.LambdaFunction, region: String) {
        guard 200..<300 ~= response.status else {
            let error = AWSError(response)
            outcome = Outcome(refusal: error, of: function, region: region)
            proof = nil
            refusal = error
            return
        }
        refusal = nil
        proof = Self.proof(in: response, latency: latency)
        outcome =
            response.header("x-amz-function-error") == nil
            ? Outcome(.answered) : Outcome(.functionError, Self.failure(in: response.body))
    }

    private static func proof(in response: AWSResponse, latency: Duration) -> Proof {
        var proof = Proof()
        proof.version = response.header("x-amz-executed-version").flatMap(shown)
        proof.requestID = response.header("x-amzn-requestid").flatMap(shown)
        if let reply = EnvironmentReply(response.body) {
            proof.environment = reply.environment
            proof.isCold = reply.isFirst
            proof.held = reply.held
            proof.priming = reply.priming
        }
        guard
            let log = response.header("x-amz-log-result").flatMap({ [UInt8](base64: $0) }),
            let report = Array(LogLines(log, endsWhole: true).reports).last?.report
        else { return proof }
        let start = report.initDuration ?? report.restoreDuration
        proof.initDuration = start
        proof.isCold = start.map { $0 <= latency } ?? false
        proof.duration = report.duration
        proof.billedDuration = report.billedDuration
        proof.memorySize = report.memorySizeMB
        proof.maxMemoryUsed = report.maxMemoryUsedMB
        return proof
    }

    /// The type and the message of a function's error, on one line.
    private static func failure(in body: [UInt8]) -> String {
        let document = try? JSONParser.parse(body.prefix(64 * 1024)).value
        func text(_ name: String) -> String? {
            guard case .string(let text)? = document?[name] else { return nil }
            return shown(text)
        }
        let parts = [text("errorType"), text("errorMessage")].compactMap { $0 }
        return parts.isEmpty ? "it does not say why" : parts.joined(separator: ": ")
    }

    /// A text as a report may show it: one line, and not long.
    static func shown(_ text: String) -> String? {
        let line = text.unicodeScalars.prefix(300).map { $0.breaksLines ? " " : String($0) }.joined()
        return line.isEmpty ? nil : line
    }
}
