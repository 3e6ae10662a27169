import PostgreSQL

/// A product as its own page shows it.
struct Product: Encodable {
    let sku: String
    let name: String
    let description: String
    let category: String
    let priceCents: Int
    let stock: Int

    /// What people bought with it.
    let boughtTogether: [Companion]

    init(_ row: Row, companions: [Companion]) throws {
        sku = try row["sku"]
        name = try row["name"]
        description = try row["description"]
        category = try row["category"]
        priceCents = try row["price_cents"]
        stock = try row["stock"]
        boughtTogether = companions
    }
}

/// A product that was bought together with another one.
struct Companion: Encodable {
    let sku: String
    let name: String

    /// In how many orders both are.
    let orders: Int

    init(_ row: Row) throws {
        sku = try row["sku"]
        name = try row["name"]
        orders = try row["orders"]
    }
}
