import NIOCore
import NIOHTTP1

@testable import LambdaEmulator

/// A request to the doors of an emulator, read from bytes in the most lenient way.
///
/// Most of what NIO would refuse before anything of ours sees it gets through here, which does no harm.
struct RawRequest {
    /// The request.
    let request: ServerRequest

    /// The body.
    let body: [UInt8]

    init(_ input: [UInt8]) {
        var rest = input[...]
        func line() -> String? {
            guard !rest.isEmpty else { return nil }
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest.dropFirst(line.count + 1)
            let end = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            return String(decoding: end, as: UTF8.self)
        }
        let words = (line() ?? "").split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        var head = HTTPRequestHead(
            version: .http1_1,
            method: HTTPMethod(rawValue: words[0]),
            uri: words.count > 1 ? words[1] : "/"
        )
        while let line = line(), !line.isEmpty {
            let name = line.prefix { $0 != ":" }
            // A name of other letters is a mistake of the program's to NIO.
            guard name.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
            let value = line[name.endIndex...].dropFirst().drop { $0 == " " }
            head.headers.add(name: String(name), value: String(value))
        }
        body = Array(rest)
        request = ServerRequest(head: head, body: ByteBuffer(bytes: body), sourceAddress: "127.0.0.1")
    }
}
