import PostgreSQL

/// What a customer is about to buy.
struct CartAPI: API {
    let database: Database

    var statements: [StaticString] { [Self.customer, Self.items, Self.put] }

    func respond(to request: APIRequest) throws -> APIResponse {
        let customer = try request.id("customer")
        return switch request.routeKey {
        case "GET /cart/{customer}":
            try .json(database.read { try cart(of: customer, $0) })
        case "PUT /cart/{customer}/items/{sku}":
            try .json(put(request.path("sku"), request.body(as: CartQuantity.self), into: customer))
        case "DELETE /cart/{customer}/items/{sku}":
            try .json(remove(request.path("sku"), from: customer))
        default: throw Problem.notFound("The cart has no such page.")
        }
    }

    private func put(_ sku: String, _ wanted: CartQuantity, into customer: Int) throws -> Cart {
        let quantity = try wanted.checked
        return try database.write { connection in
            let cart = try cart(of: customer, connection)
            guard !(try connection.query(Self.put, customer, sku, quantity).isEmpty) else {
                throw Problem.notFound("We do not sell '\(sku)'.")
            }
            return try Cart(customer: cart.customer, items: items(of: customer, connection))
        }
    }

    private func remove(_ sku: String, from customer: Int) throws -> Cart {
        try database.write { connection in
            try connection.query(Self.remove, customer, sku)
            return try cart(of: customer, connection)
        }
    }

    private func cart(of customer: Int, _ connection: Connection) throws -> Cart {
        guard !(try connection.query(Self.customer, customer).isEmpty) else {
            throw Problem.notFound("There is no customer \(customer).")
        }
        return try Cart(customer: customer, items: items(of: customer, connection))
    }

    private func items(of customer: Int, _ connection: Connection) throws -> [CartItem] {
        try connection.query(Self.items, customer).map(CartItem.init)
    }
}

extension CartAPI {
    private static let customer: StaticString = "SELECT FROM customers WHERE id = $1"

    private static let items: StaticString = """
        SELECT sku, name, quantity, price_cents, stock
        FROM cart_items JOIN products ON products.id = product_id
        WHERE customer_id = $1
        ORDER BY added_at, sku
        """

    private static let put: StaticString = """
        INSERT INTO cart_items (customer_id, product_id, quantity)
        SELECT $1, id, $3 FROM products WHERE sku = $2
        ON CONFLICT (customer_id, product_id) DO UPDATE SET quantity = excluded.quantity
        RETURNING product_id
        """

    private static let remove: StaticString = """
        DELETE FROM cart_items USING products
        WHERE customer_id = $1 AND product_id = products.id AND sku = $2
        """
}
