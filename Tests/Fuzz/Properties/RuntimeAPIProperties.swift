import JSONText

@testable import LambdaRuntime

/// What holds for everything that the Runtime API may send, and for every error that is reported to it.
package enum RuntimeAPIProperties {
    private static let clock = LambdaClock { LambdaClock.Instant(millisecondsSince1970: 1_700_000_000_000) }

    /// Checks the properties.
    ///
    /// - Parameter input: What comes over the connection, behind a line with the lengths of its pieces.
    /// - Throws: The first property that does not hold.
    package static func check(_ input: [UInt8]) throws(BrokenProperty) {
        let stream = DividedInput(input)
        let (responses, failure) = try read(stream.whole.isEmpty ? [] : [stream.whole])
        let inPieces = try read(stream.pieces)
        try BrokenProperty.unless(responses == inPieces.responses, "pieces make other responses")
        try BrokenProperty.unless(failure == inPieces.failure, "pieces fail with \(inPieces.failure), not \(failure)")
        if case .malformed(let reason) = failure { try BrokenProperty.unlessPlain(reason, "the reason") }
        for response in responses { try checkInvocation(response) }

        let text = String(decoding: stream.whole, as: UTF8.self)
        try checkAddress(text)
        try checkReport(ErrorReport(SampleError(errorType: text, errorMessage: text)), message: text)
        try checkReport(ErrorReport(PlainError(description: text)), message: text)
    }

    /// Reads responses until the connection has no more.
    private static func read(
        _ pieces: [[UInt8]]
    ) throws(BrokenProperty) -> (responses: [Response], failure: ResponseFailure) {
        var source = PieceSource(pieces)
        var reader = ResponseReader()
        var responses: [Response] = []
        while true {
            do throws(ResponseFailure) {
                responses.append(try reader.next(from: &source))
            } catch {
                return (responses, error)
            }
            // A response takes a status line of some length, so that there cannot be more of them than bytes.
            try BrokenProperty.unless(responses.count <= source.count, "there are responses out of nothing")
        }
    }

    private static func checkInvocation(_ response: Response) throws(BrokenProperty) {
        let refusal = Refusal("the response", response)
        try BrokenProperty.unlessOneLine("\(refusal)", "the refusal")
        try BrokenProperty.unless(100...999 ~= response.head.status, "\(response.head.status) is no status")

        let invocation: Invocation
        do throws(LambdaRuntimeError) {
            invocation = try Invocation(response)
        } catch {
            return try BrokenProperty.unlessOneLine(error.message, "the message")
        }
        let isPlain = invocation.requestID.utf8.allSatisfy { 0x21..<0x7F ~= $0 && $0 != UInt8(ascii: "/") }
        try BrokenProperty.unless(isPlain, "the request id does not fit into a path")
        try BrokenProperty.unless(invocation.event == response.body, "the event is not the body")
        switch Result(catching: { () throws(MalformedDeadline) in try invocation.context(clock: clock) }) {
        case .success(let context):
            let deadline = context.deadline.millisecondsSince1970
            try BrokenProperty.unless(deadline >= 0, "the deadline was before 1970")
            try BrokenProperty.unless(
                clock.now.advanced(by: context.remainingTime) == context.deadline,
                "the remaining time does not end at the deadline"
            )
        case .failure(let error):
            try BrokenProperty.unlessOneLine(error.errorMessage, "the message")
        }
    }

    private static func checkAddress(_ text: String) throws(BrokenProperty) {
        switch Result(catching: { () throws(LambdaRuntimeError) in try RuntimeAPIAddress(text) }) {
        case .success(let address):
            let isPlain = address.authority.utf8.allSatisfy { 0x21..<0x7F ~= $0 }
            try BrokenProperty.unless(isPlain && address.port > 0 && !address.host.isEmpty, "\(address) is no address")
        case .failure(let error):
            try BrokenProperty.unlessOneLine(error.message, "the message")
        }
    }

    private static func checkReport(_ report: ErrorReport, message: String) throws(BrokenProperty) {
        try BrokenProperty.unlessOneLine(report.line, "the report's line")
        guard let json = try? JSONParser.parse(report.body).value else { throw BrokenProperty("the report is no JSON") }
        guard case .string(let written) = json["errorMessage"], case .string(let type) = json["errorType"] else {
            throw BrokenProperty("the report has no message or no type")
        }
        let isCut = message.utf8.count > ErrorReport.messageLimit
        let isWhole = Array(written.utf8) == Array(message.utf8)
        try BrokenProperty.unless(
            isCut ? written.utf8.count <= ErrorReport.messageLimit + 3 && written.hasSuffix("…") : isWhole,
            "the report has another message"
        )
        let word = type.utf8.dropFirst(type.hasPrefix("Runtime.") ? 8 : 9)
        try BrokenProperty.unless(
            (type.hasPrefix("Runtime.") || type.hasPrefix("Function.")) && word.count >= 2
                && word.first.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 } == true
                && word.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 },
            "\(type.debugDescription) is no type of an error"
        )
        try BrokenProperty.unless(
            report.headers == "Lambda-Runtime-Function-Error-Type: \(type)\r\n",
            "the header has another type"
        )
    }
}

private struct SampleError: InvocationError {
    let errorType: String
    let errorMessage: String
}

private struct PlainError: Error, CustomStringConvertible {
    let description: String
}

/// A connection on which pieces arrive, one with each read, and which then ends.
private struct PieceSource: ByteSource {
    /// How many bytes there are in all.
    let count: Int

    private var pieces: [[UInt8]]
    private var index = 0
    private var offset = 0

    init(_ pieces: [[UInt8]]) {
        self.pieces = pieces
        count = pieces.reduce(0) { $0 + $1.count }
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        guard index < pieces.count else { return 0 }
        let piece = pieces[index].dropFirst(offset).prefix(buffer.count)
        buffer.copyBytes(from: piece)
        offset += piece.count
        if offset == pieces[index].count { (index, offset) = (index + 1, 0) }
        return piece.count
    }
}
