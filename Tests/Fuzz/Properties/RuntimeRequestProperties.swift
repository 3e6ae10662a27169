@testable import LambdaEmulator

/// What holds for everything that a bootstrap may send to its Runtime API.
package enum RuntimeRequestProperties {
    /// Checks the properties.
    ///
    /// - Parameter input: What comes over the connection, behind a line with the lengths of its pieces.
    /// - Throws: The first property that does not hold.
    package static func check(_ input: [UInt8]) throws(BrokenProperty) {
        let stream = DividedInput(input)
        let whole = try read(stream.whole.isEmpty ? [] : [stream.whole])
        let inPieces = try read(stream.pieces)
        try BrokenProperty.unless(whole.requests == inPieces.requests, "pieces make other requests")
        try BrokenProperty.unless(whole.mistake == inPieces.mistake, "pieces are mistaken in another way")
        try BrokenProperty.unless(whole.isInsideRequest == inPieces.isInsideRequest, "pieces end in another place")
        for request in whole.requests { try checkRequest(request, of: stream.whole) }
    }

    private struct Reading {
        var requests: [RuntimeRequest] = []
        var mistake: RuntimeRequestParser.Mistake?
        var isInsideRequest = false
    }

    /// Reads requests until there are no more, or one cannot be read.
    private static func read(_ pieces: [[UInt8]]) throws(BrokenProperty) -> Reading {
        var parser = RuntimeRequestParser()
        var reading = Reading()
        var count = 0
        for piece in pieces {
            count += piece.count
            piece.withUnsafeBytes { parser.append($0) }
            do throws(RuntimeRequestParser.Mistake) {
                while let request = try parser.next() {
                    reading.requests.append(request)
                    guard reading.requests.count <= count else { break }
                }
            } catch {
                reading.mistake = error
                return reading
            }
            // A request takes a line of some length, so that there cannot be more of them than bytes.
            try BrokenProperty.unless(reading.requests.count <= count, "there are requests out of nothing")
        }
        reading.isInsideRequest = parser.isInsideRequest
        return reading
    }

    private static func checkRequest(_ request: RuntimeRequest, of stream: [UInt8]) throws(BrokenProperty) {
        try BrokenProperty.unless(request.body.count <= stream.count, "the body is longer than what was sent")
        try BrokenProperty.unless(!request.isOversized, "a small body is too large")
        switch request.call {
        case .response(let id), .error(let id):
            try BrokenProperty.unless(
                !id.contains("/"),
                "the id \(id.debugDescription) is more than one part of a path"
            )
        case .next, .initError, .ping, .unknown: break
        }
        if let type = request.errorType {
            try BrokenProperty.unlessOneLine(ErrorDocument.reportedType(type), "the reported type of the error")
        }
        if let body = request.errorBody, let bytes = Base64.decode(body) {
            try BrokenProperty.unless(bytes.count <= body.utf8.count, "the decoded body is longer than its code")
        }
    }
}
