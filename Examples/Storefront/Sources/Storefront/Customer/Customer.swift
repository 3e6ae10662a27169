import PostgreSQL

/// A customer, and how good a one.
struct Customer: Encodable {
    let id: Int
    let email: String
    let name: String
    let joinedAt: String
    let orders: Int
    let spentCents: Int

    init(_ row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        joinedAt = try row["joined_at"]
        orders = try row["orders"]
        spentCents = try row["spent_cents"]
    }
}

/// One line of a customer's list of orders.
struct OrderSummary: Encodable {
    let id: Int
    let placedAt: String
    let totalCents: Int
    let articles: Int

    init(_ row: Row) throws {
        id = try row["id"]
        placedAt = try row["placed_at"]
        totalCents = try row["total_cents"]
        articles = try row["articles"]
    }
}

/// Somebody who registers.
struct NewCustomer: Decodable {
    let email: String
    let name: String

    /// Refuses what can be no customer; whether mail arrives there, only a mail can tell.
    ///
    /// - Throws: A ``Problem``.
    func check() throws(Problem) {
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), email.utf8.count <= 254 else {
            throw .badRequest("'\(email)' is no address of mail.")
        }
        guard !name.isEmpty, name.count <= 100 else {
            throw .badRequest("The name must have 1 to 100 characters.")
        }
    }
}
