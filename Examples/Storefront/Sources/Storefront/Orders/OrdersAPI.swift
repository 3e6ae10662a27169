import PostgreSQL

/// What was bought.
struct OrdersAPI: API {
    let database: Database

    var statements: [StaticString] { [Self.order, Self.lines, Self.cart] }

    func respond(to request: APIRequest) throws -> APIResponse {
        switch request.routeKey {
        case "POST /orders":
            let wish = try request.body(as: OrderRequest.self)
            let order = try placeOrder(of: Int(wish.customer))
            return try .json(order, status: 201, location: "/orders/\(order.id)")
        case "GET /orders/{id}":
            let id = try request.id("id")
            return try .json(database.read { try order(id, $0) })
        default: throw Problem.notFound("There is no such page about orders.")
        }
    }

    private func order(_ id: Int, _ connection: Connection) throws -> Order {
        guard let row = try connection.query(Self.order, id).first else {
            throw Problem.notFound("There is no order \(id).")
        }
        return try Order(row, lines: connection.query(Self.lines, id).map(OrderLine.init))
    }

    /// Turns a cart into an order, and takes what is in it from the shelves.
    private func placeOrder(of customer: Int) throws -> Order {
        try database.write { connection in
            let cart = try connection.query(Self.cart, customer).map(CartItem.init)
            guard !cart.isEmpty else { throw Problem.conflict("The cart is empty.") }
            if let missing = cart.first(where: { !$0.isAvailable }) {
                throw Problem.conflict("There is not enough of '\(missing.sku)'.")
            }
            let total = cart.reduce(0) { $0 + $1.totalCents }
            guard let row = try connection.query(Self.insert, customer, total).first else {
                throw Problem.failure
            }
            let id: Int = try row["id"]
            try connection.query(Self.insertLines, id, customer)
            try connection.query(Self.takeFromShelves, customer)
            try connection.query(Self.emptyCart, customer)
            return try order(id, connection)
        }
    }
}

extension OrdersAPI {
    private static let order: StaticString = """
        SELECT id, customer_id, total_cents, iso8601(placed_at) AS placed_at FROM orders WHERE id = $1
        """

    private static let lines: StaticString = """
        SELECT sku, name, quantity, order_lines.price_cents
        FROM order_lines JOIN products ON products.id = product_id
        WHERE order_id = $1
        ORDER BY sku
        """

    /// What is in the cart, held until the order is placed: nobody else can sell it meanwhile.
    ///
    /// In the same order everywhere, so that two orders never wait for each other.
    private static let cart: StaticString = """
        SELECT sku, name, quantity, price_cents, stock
        FROM cart_items JOIN products ON products.id = product_id
        WHERE customer_id = $1
        ORDER BY product_id
        FOR UPDATE
        """

    private static let insert: StaticString = """
        INSERT INTO orders (customer_id, total_cents) VALUES ($1, $2) RETURNING id
        """

    private static let insertLines: StaticString = """
        INSERT INTO order_lines (order_id, product_id, quantity, price_cents)
        SELECT $1, product_id, quantity, price_cents
        FROM cart_items JOIN products ON products.id = product_id
        WHERE customer_id = $2
        """

    private static let takeFromShelves: StaticString = """
        UPDATE products SET stock = stock - quantity
        FROM cart_items WHERE product_id = products.id AND customer_id = $1
        """

    private static let emptyCart: StaticString = "DELETE FROM cart_items WHERE customer_id = $1"
}
