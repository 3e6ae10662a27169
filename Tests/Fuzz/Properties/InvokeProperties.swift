import JSONText
import NIOCore
import NIOHTTP1

@testable import LambdaEmulator

/// What holds for every request to Lambda's own API, as the emulator reads it.
package enum InvokeProperties {
    private static let verifier = SignatureVerifier(accessKeyID: "AKIDTEST", secretAccessKey: "nobody knows it")
    private static let now: Int64 = 1_440_938_160_000

    /// Checks the properties.
    ///
    /// - Parameter input: A request.
    /// - Throws: The first property that does not hold.
    package static func check(_ input: [UInt8]) throws(BrokenProperty) {
        let raw = RawRequest(input)
        try checkCoding(raw.request, raw.body)
        try checkInvocation(raw)
        try checkSignature(raw.request)
        for part in raw.request.pathParts { try checkReference(PercentCoding.decoded(part)) }
        try checkPage(raw.request)
    }

    /// What was encoded is decoded to the same bytes, and a text without a code is itself.
    private static func checkCoding(_ request: ServerRequest, _ body: [UInt8]) throws(BrokenProperty) {
        let encoded = PercentCoding.encoded(body)
        try BrokenProperty.unless(PercentCoding.bytes(of: encoded[...]) == body, "encoded bytes are decoded to others")
        let isPlain = encoded.utf8.allSatisfy { 0x21..<0x7F ~= $0 && $0 != UInt8(ascii: "/") }
        try BrokenProperty.unless(isPlain, "encoded bytes do not fit into a path")
        for item in QueryItem.items(of: request.query) {
            let isShort = item.name.utf8.count + item.value.utf8.count <= 3 * request.query.utf8.count
            try BrokenProperty.unless(isShort, "a query of \(request.query.utf8.count) bytes has a longer item")
        }
    }

    private static func checkInvocation(_ raw: RawRequest) throws(BrokenProperty) {
        let api = InvokeAPI(engine: NoEngine(), verifier: nil) { now }
        let invocation = Result { () throws(ServiceError) in try api.invocation(raw.request, function: "f") }
        switch invocation {
        case .failure(let error): try checkRefusal(error)
        case .success(let invocation):
            try BrokenProperty.unless(invocation.payload == raw.body, "the event is not the body")
            if let context = invocation.clientContext {
                let isJSON = (try? JSONParser.parse(Array(context.utf8))) != nil
                try BrokenProperty.unless(isJSON, "the client's context is no JSON")
            }
            let isWaiting = invocation.kind == .requestResponse
            try BrokenProperty.unless(isWaiting || !invocation.wantsLogTail, "nobody waits for the log's end")
        }
    }

    /// Nobody can sign with a secret that nobody knows.
    private static func checkSignature(_ request: ServerRequest) throws(BrokenProperty) {
        let verified = Result { () throws(ServiceError) in try verifier.verify(request, at: now) }
        guard case .failure(let error) = verified else {
            throw BrokenProperty("the signature is taken for a right one")
        }
        try BrokenProperty.unless(400...403 ~= error.status, "\(error.status) is no refusal of a signature")
        try checkRefusal(error)
        for header in request.head.headers {
            guard let time = CalendarTime(signatureText: header.value) else { continue }
            let again = CalendarTime(signatureText: time.signatureText)
            try BrokenProperty.unless(again?.secondsSince1970 == time.secondsSince1970, "a time is read as another one")
        }
    }

    private static func checkReference(_ text: String) throws(BrokenProperty) {
        let lookup = Result { () throws(ServiceError) in try FunctionLookup(text) }
        guard case .success(let lookup) = lookup else { return }
        try BrokenProperty.unless(!lookup.name.isEmpty, "a function has no name")
        try BrokenProperty.unless(!lookup.name.contains(":"), "the name of a function has a qualifier in it")
        let arn = EmulatorSettings().functionARN(lookup.name, qualifier: lookup.qualifier)
        let again = FunctionReference(arn)
        try BrokenProperty.unless(
            again?.name == lookup.name && again?.qualifier == lookup.qualifier,
            "\(arn) names another function"
        )
    }

    private static func checkPage(_ request: ServerRequest) throws(BrokenProperty) {
        switch Result(catching: { () throws(ServiceError) in try Page(request, most: 50) }) {
        case .failure(let error): try checkRefusal(error)
        case .success(let page):
            try BrokenProperty.unless(1...50 ~= page.count && page.start >= 0, "there is no such page")
            let document = page.document("Functions", of: [1, 2, 3])
            guard case .list(let elements)? = document["Functions"] else {
                throw BrokenProperty("the page has no list")
            }
            try BrokenProperty.unless(elements.count <= page.count, "the page is too long")
        }
    }

    private static func checkRefusal(_ error: ServiceError) throws(BrokenProperty) {
        let response = ServerResponse(error)
        let document = try? JSONParser.parse(Array(buffer: response.body)).value
        guard let document else { throw BrokenProperty("the refusal is no JSON") }
        let message = document["message"] ?? document["Message"]
        try BrokenProperty.unless(message == .string(error.message), "the refusal has another message")
    }
}

/// An engine that nobody asks for anything.
private struct NoEngine: InvocationEngine {
    let functions: [EmulatedFunction] = []
    let settings = EmulatorSettings()

    func submit(_ request: InvocationRequest, completion: @escaping @Sendable (InvocationOutcome) -> Void) {}
    func environments() async -> [EnvironmentStatus] { [] }
    func expireIdle() async -> Int { 0 }
}
