/// The answer to a health check: that there is one says that the function runs.
///
/// It looks at nothing else, least of all at the database: a check that comes every few minutes, for ever, should cost
/// next to nothing.
struct Health: Encodable {
    let status = "ok"
    let function: String
}
