import PostgreSQL

/// All about one product.
struct ProductAPI: API {
    let database: Database

    var statements: [StaticString] { [Self.product, Self.companions] }

    func respond(to request: APIRequest) throws -> APIResponse {
        switch request.routeKey {
        case "GET /products/{sku}": try .json(product(request.path("sku")))
        default: throw Problem.notFound("There is no such page about products.")
        }
    }

    private func product(_ sku: String) throws -> Product {
        try database.read { connection in
            guard let row = try connection.query(Self.product, sku).first else {
                throw Problem.notFound("We do not sell '\(sku)'.")
            }
            return try Product(row, companions: connection.query(Self.companions, sku).map(Companion.init))
        }
    }
}

extension ProductAPI {
    private static let product: StaticString = """
        SELECT sku, products.name, description, categories.name AS category, price_cents, stock
        FROM products JOIN categories ON categories.id = category_id
        WHERE sku = $1
        """

    /// What was in the same orders, most often first.
    private static let companions: StaticString = """
        SELECT others.sku, others.name, count(*) AS orders
        FROM products AS this
        JOIN order_lines AS its ON its.product_id = this.id
        JOIN order_lines AS theirs ON theirs.order_id = its.order_id AND theirs.product_id <> this.id
        JOIN products AS others ON others.id = theirs.product_id
        WHERE this.sku = $1
        GROUP BY others.id
        ORDER BY orders DESC, others.sku
        LIMIT 3
        """
}
