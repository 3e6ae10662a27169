import PostgreSQL

/// One page of the catalog.
struct CatalogPage: Encodable {
    /// The products, by article number.
    let products: [CatalogEntry]

    /// What to ask for as `after` to see the next page; `nil` on the last one.
    let next: String?

    /// Makes a page of up to `limit` entries; one more says that another page follows.
    init(entries: [CatalogEntry], limit: Int) {
        products = Array(entries.prefix(limit))
        next = entries.count > limit ? products.last?.sku : nil
    }
}

/// What the catalog says about a product.
struct CatalogEntry: Encodable {
    let sku: String
    let name: String
    let category: String
    let priceCents: Int
    let isAvailable: Bool

    init(_ row: Row) throws {
        sku = try row["sku"]
        name = try row["name"]
        category = try row["category"]
        priceCents = try row["price_cents"]
        isAvailable = try row["is_available"]
    }
}

/// A shelf of the shop, and how much stands on it.
struct Category: Encodable {
    let slug: String
    let name: String
    let products: Int

    init(_ row: Row) throws {
        slug = try row["slug"]
        name = try row["name"]
        products = try row["products"]
    }
}
