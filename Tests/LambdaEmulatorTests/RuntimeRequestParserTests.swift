import Testing

@testable import LambdaEmulator

@Suite("The parser of the Runtime API")
struct RuntimeRequestParserTests {
    private static let id = "8f5a0000-0000-4000-8000-000000000000"

    private static let traffic =
        "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n"
        + "POST /2018-06-01/runtime/invocation/\(id)/response HTTP/1.1\r\nhost:x\r\nCONTENT-LENGTH: 4\r\n"
        + "Content-Type: text/plain\r\n\r\nbody"
        + "POST /2018-06-01/runtime/invocation/\(id)/response HTTP/1.1\r\nHost: x\r\n"
        + "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "3;x=y\r\nabc\r\n0A\r\n0123456789\r\n0\r\nLambda-Runtime-Function-Error-Type: Runtime.Late\r\n"
        + "Lambda-Runtime-Function-Error-Body: e30=\r\n\r\n"
        + "POST /2018-06-01/runtime/invocation/\(id)/error HTTP/1.1\nHost: x\nContent-Length: 2\n"
        + "Lambda-Runtime-Function-Error-Type: Function.Sad\n\n{}"
        + "POST /2018-06-01/runtime/init/error HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        + "GET /ping HTTP/1.0\r\n\r\n"

    private static let requests = [
        RuntimeRequest(call: .next),
        RuntimeRequest(call: .response(id: id), body: Array("body".utf8), contentType: "text/plain"),
        RuntimeRequest(
            call: .response(id: id),
            body: Array("abc0123456789".utf8),
            errorType: "Runtime.Late",
            errorBody: "e30=",
            responseMode: "streaming"
        ),
        RuntimeRequest(call: .error(id: id), body: Array("{}".utf8), errorType: "Function.Sad"),
        RuntimeRequest(call: .initError, keepsConnection: false),
        RuntimeRequest(call: .ping, keepsConnection: false),
    ]

    /// Reads a text in pieces.
    private func parse(_ pieces: [ArraySlice<UInt8>]) throws -> [RuntimeRequest] {
        var parser = RuntimeRequestParser()
        var requests: [RuntimeRequest] = []
        for piece in pieces {
            piece.withUnsafeBytes { parser.append($0) }
            while let request = try parser.next() { requests.append(request) }
        }
        return requests
    }

    @Test("Requests are read alike from one piece, and from two that are parted anywhere")
    func pieces() throws {
        let bytes = Array(Self.traffic.utf8)

        #expect(try parse([bytes[...]]) == Self.requests)
        for place in 0...bytes.count {
            #expect(try parse([bytes[..<place], bytes[place...]]) == Self.requests, "parted at \(place)")
        }
    }

    @Test("Requests are read from single bytes")
    func singleBytes() throws {
        let bytes = Array(Self.traffic.utf8)

        #expect(try parse(bytes.indices.map { bytes[$0...$0] }) == Self.requests)
    }

    @Test(
        "What is no HTTP is refused, and nothing traps",
        arguments: [
            "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/2\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFF\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
        ]
    )
    func malformed(text: String) {
        #expect(throws: RuntimeRequestParser.Mistake.malformed) { try parse([Array(text.utf8)[...]]) }
    }

    @Test("A head without end is refused")
    func endlessHead() {
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: RuntimeRequestParser.headLimit + 1)

        #expect(throws: RuntimeRequestParser.Mistake.headTooLarge) { try parse([bytes[...]]) }
    }

    @Test("A body over the limit is passed over to its end, and the request says so")
    func oversized() throws {
        let size = RuntimeRequestParser.answerLimit + 7
        let head = "POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nContent-Length: \(size)\r\n\r\n"
        let bytes = Array(head.utf8) + [UInt8](repeating: 1, count: size) + Array("GET /ping HTTP/1.1\r\n\r\n".utf8)

        let requests = try parse([bytes[..<1000], bytes[1000...]])
        #expect(requests.map(\.isOversized) == [true, false])
        #expect(requests.first?.body.count == RuntimeRequestParser.answerLimit)
        #expect(requests.last?.call == .ping)
    }

    @Test("A peer that waits for leave to send its body gets it once")
    func expectation() throws {
        var parser = RuntimeRequestParser()
        let head = "POST /2018-06-01/runtime/init/error HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        Array(head.utf8).withUnsafeBytes { parser.append($0) }

        #expect(try parser.next() == nil)
        let first = parser.takeExpectation()
        let second = parser.takeExpectation()
        #expect(first && !second)
    }

    @Test(
        "Paths that Lambda does not have are unknown",
        arguments: [
            "/", "/2018-06-01/runtime/invocation/next/", "/2018-06-01/runtime/invocation", "/2018-06-01/runtime/",
        ]
    )
    func unknownPaths(path: String) {
        #expect(RuntimeRequest.Call(method: "GET", path: path) == .unknown)
        #expect(RuntimeRequest.Call(method: "POST", path: path) == .unknown)
    }
}
