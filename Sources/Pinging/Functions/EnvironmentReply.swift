import JSONText
import Warming

/// What a warmed function says about itself in its reply to a ping.
///
/// Our own library, OpenNext's warmer and Thundra's each name the environment; the others say nothing of it.
struct EnvironmentReply: Equatable {
    /// Which environment answered.
    var environment: String

    /// Whether the environment had not served before.
    var isFirst: Bool?

    /// How long it held.
    var held: Duration?

    /// How priming went.
    var priming: String?

    /// The longest reply that is looked into: no warmer's is longer than this.
    static let sizeLimit = 4096

    /// Reads a reply; `nil` when it names no environment.
    init?(_ body: [UInt8]) {
        guard body.count <= Self.sizeLimit, body.first == UInt8(ascii: "{"),
            let reply = try? JSONParser.parse(body).value
        else { return nil }
        if let own = reply["keepwarm"] {
            guard let environment = Self.identity(own["environment"]) else { return nil }
            self.environment = environment
            if case .boolean(let isFirst)? = own["coldStart"] { self.isFirst = isFirst }
            if case .number(let number)? = own["held"], let milliseconds = number.double, 0...86_400_000 ~= milliseconds
            {
                held = .milliseconds(milliseconds)
            }
            if case .string(let word)? = own["priming"], ["done", "failed", "none"].contains(word) { priming = word }
        } else if reply["type"] == "warmer", let environment = Self.identity(reply["serverId"]) {
            self.environment = environment
        } else if let environment = Self.identity(reply["instanceId"]) {
            self.environment = environment
        } else {
            return nil
        }
    }

    /// An id that can be shown: printable ASCII, and short.
    private static func identity(_ value: JSONValue?) -> String? {
        guard case .string(let text)? = value, 1...128 ~= text.utf8.count else { return nil }
        return text.utf8.allSatisfy { 0x21...0x7E ~= $0 } ? text : nil
    }
}
