/// A reason for not doing what a request asks for, in words for whoever sent it.
struct Problem: Error, Hashable {
    /// The HTTP status.
    let status: Int

    /// What HTTP calls that status.
    let title: String

    /// What is wrong with this very request, and nothing of the inside of the service.
    let detail: String

    /// The request cannot be understood.
    static func badRequest(_ detail: String) -> Problem {
        Problem(status: 400, title: "Bad Request", detail: detail)
    }

    /// What the request is about does not exist.
    static func notFound(_ detail: String) -> Problem {
        Problem(status: 404, title: "Not Found", detail: detail)
    }

    /// The request made sense, but not now.
    static func conflict(_ detail: String) -> Problem {
        Problem(status: 409, title: "Conflict", detail: detail)
    }

    /// The service failed, and its log says why.
    static let failure = Problem(
        status: 500,
        title: "Internal Server Error",
        detail: "Something went wrong here. It is in our log."
    )

    /// The database cannot be reached.
    static let unavailable = Problem(
        status: 503,
        title: "Service Unavailable",
        detail: "The shop is closed for a moment. Please try again."
    )
}
