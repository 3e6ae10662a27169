import PostgreSQL

/// An order, with the prices of its day.
struct Order: Encodable {
    let id: Int
    let customer: Int
    let placedAt: String
    let totalCents: Int
    let lines: [OrderLine]

    init(_ row: Row, lines: [OrderLine]) throws {
        id = try row["id"]
        customer = try row["customer_id"]
        placedAt = try row["placed_at"]
        totalCents = try row["total_cents"]
        self.lines = lines
    }
}

/// One product of an order.
struct OrderLine: Encodable {
    let sku: String
    let name: String
    let quantity: Int
    let priceCents: Int

    init(_ row: Row) throws {
        sku = try row["sku"]
        name = try row["name"]
        quantity = try row["quantity"]
        priceCents = try row["price_cents"]
    }
}

/// The wish to buy what is in a cart.
struct OrderRequest: Decodable {
    /// Whose cart it is.
    let customer: Int32
}
