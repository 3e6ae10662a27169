import JSONText

/// What the dashboard answers.
struct SiteResponse: Sendable {
    /// The status.
    var status = 200

    /// What the body is.
    var type = "text/plain; charset=utf-8"

    /// The body.
    var body = ""

    /// Headers beside those that every answer has.
    var headers: [(name: String, value: String)] = []

    /// A few words for a person.
    static func text(_ text: String, status: Int = 200) -> SiteResponse {
        SiteResponse(status: status, body: text + "\n")
    }

    /// A page, or a part of one.
    static func html(_ text: String) -> SiteResponse {
        SiteResponse(type: "text/html; charset=utf-8", body: text)
    }

    /// A value as JSON, in the layout of `keepwarm history --output json`.
    static func json(_ value: some Encodable, status: Int = 200) -> SiteResponse {
        do {
            let bytes = try JSONTextEncoder(options: [.pretty, .sortedKeys]).encode(value)
            let text = String(decoding: bytes, as: UTF8.self)
            return SiteResponse(status: status, type: "application/json", body: text + "\n")
        } catch {
            // A number that JSON does not have, which no history holds.
            return .text("The answer cannot be written: \(error)", status: 500)
        }
    }
}
