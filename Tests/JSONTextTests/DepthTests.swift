import Foundation
import JSONText
import Testing

@Suite("JSON depth")
struct DepthTests {
    private static func nested(_ depth: Int, _ open: String, _ close: String, around inside: String = "") -> [UInt8] {
        Array((String(repeating: open, count: depth) + inside + String(repeating: close, count: depth)).utf8)
    }

    @Test(
        "As deep as the limit is read, and one deeper is refused",
        arguments: [("[", "]", ""), (#"{"a":"#, "}", "1"), (#"[{"a":"#, "}]", "0")]
    )
    func limit(open: String, close: String, inside: String) throws {
        let depth = JSONParser.depthLimit / (open.count == 6 ? 2 : 1)

        let text = Self.nested(depth, open, close, around: inside)
        #expect(try JSONParser.parse(text).value.bytes() == text)

        let error = #expect(throws: JSONError.self) {
            try JSONParser.parse(Self.nested(depth + 1, open, close, around: inside))
        }
        #expect(error?.code == .tooDeep)
        #expect(error?.offset == depth * open.count)
    }

    @Test("Any number of brackets is refused at the limit, closed or not")
    func floods() {
        for text in [
            Self.nested(1_000_000, "[", "]"), Self.nested(1_000_000, "[", ""), Self.nested(300_000, "{\"\":", ""),
        ] {
            let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }
            #expect(error?.code == .tooDeep)
        }
    }

    @Test("Depth is counted from the top, so that lists beside one another are no depth")
    func siblings() throws {
        let text = Array(("[" + Array(repeating: "[[]]", count: 10_000).joined(separator: ",") + "]").utf8)

        #expect(try JSONParser.parse(text).value.bytes() == text)
    }

    @Test("Reading, decoding, writing and letting go of the deepest text fits on a stack of a megabyte")
    func stack() async throws {
        let text = Self.nested(JSONParser.depthLimit, #"{"a":"#, "}", around: "1")

        let written = await withCheckedContinuation { continuation in
            let thread = Thread {
                continuation.resume(
                    returning: Result {
                        let value = try JSONTextDecoder().decode(JSONValue.self, from: text)
                        return try JSONTextEncoder().encode(value)
                    }
                )
            }
            thread.stackSize = 1024 * 1024
            thread.start()
        }

        #expect(try written.get() == text)
    }
}
