import PostgreSQL

/// A customer's cart.
struct Cart: Encodable {
    let customer: Int
    let items: [CartItem]
    let totalCents: Int

    init(customer: Int, items: [CartItem]) {
        self.customer = customer
        self.items = items
        totalCents = items.reduce(0) { $0 + $1.totalCents }
    }
}

/// One product in a cart.
struct CartItem: Encodable {
    let sku: String
    let name: String
    let quantity: Int
    let priceCents: Int
    let totalCents: Int

    /// Whether there is enough of it right now.
    let isAvailable: Bool

    init(_ row: Row) throws {
        sku = try row["sku"]
        name = try row["name"]
        quantity = try row["quantity"]
        priceCents = try row["price_cents"]
        totalCents = quantity * priceCents
        let stock: Int = try row["stock"]
        isAvailable = quantity <= stock
    }
}

/// How much of a product is to be in a cart.
struct CartQuantity: Decodable {
    let quantity: Int

    /// The quantity.
    ///
    /// - Throws: A ``Problem`` when nobody can want that.
    var checked: Int {
        get throws(Problem) {
            guard 1...99 ~= quantity else {
                throw .badRequest("The quantity is \(quantity); choose one from 1 to 99, or remove the item.")
            }
            return quantity
        }
    }
}
