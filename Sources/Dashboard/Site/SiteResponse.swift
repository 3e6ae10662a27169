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
}
