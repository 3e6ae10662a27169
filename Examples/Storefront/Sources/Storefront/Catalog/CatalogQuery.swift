/// What a visitor wants to see of the catalog.
struct CatalogQuery {
    /// The category's slug; all of them when it is `nil`.
    let category: String?

    /// What the product's name contains, in capitals or not.
    let text: String?

    /// The last article number of the page before.
    let after: String?

    /// How many products there are on a page.
    let limit: Int

    /// Reads `?category=tea&q=green&after=TEA-ASSAM&limit=10`.
    ///
    /// - Throws: A ``Problem`` for a limit that is none.
    init(_ request: APIRequest) throws(Problem) {
        category = request.query("category")
        text = request.query("q")
        after = request.query("after")
        let limit = request.query("limit") ?? "10"
        guard let number = Int(limit), 1...50 ~= number else {
            throw .badRequest("'limit' is '\(limit)'; choose a number from 1 to 50.")
        }
        self.limit = number
    }
}
