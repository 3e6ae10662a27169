import PostgreSQL

/// Who buys here.
struct CustomerAPI: API {
    let database: Database

    var statements: [StaticString] { [Self.customer, Self.orders] }

    func respond(to request: APIRequest) throws -> APIResponse {
        switch request.routeKey {
        case "POST /customers":
            let customer = try add(request.body(as: NewCustomer.self))
            return try .json(customer, status: 201, location: "/customers/\(customer.id)")
        case "GET /customers/{id}":
            let id = try request.id("id")
            return try .json(database.read { try customer(id, $0) })
        case "GET /customers/{id}/orders":
            return try .json(["orders": orders(of: request.id("id"))])
        default: throw Problem.notFound("There is no such page about customers.")
        }
    }

    private func customer(_ id: Int, _ connection: Connection) throws -> Customer {
        guard let row = try connection.query(Self.customer, id).first else {
            throw Problem.notFound("There is no customer \(id).")
        }
        return try Customer(row)
    }

    private func orders(of id: Int) throws -> [OrderSummary] {
        try database.read { connection in
            _ = try customer(id, connection)
            return try connection.query(Self.orders, id).map(OrderSummary.init)
        }
    }

    private func add(_ new: NewCustomer) throws -> Customer {
        try new.check()
        do {
            return try database.write { connection in
                guard let row = try connection.query(Self.insert, new.email, new.name).first else {
                    throw Problem.failure
                }
                return try customer(row["id"], connection)
            }
        } catch let error as PostgreSQLError where error.isUniqueViolation {
            throw Problem.conflict("Somebody has registered with '\(new.email)' already.")
        }
    }
}

extension CustomerAPI {
    private static let customer: StaticString = """
        SELECT customers.id, email, name, iso8601(joined_at) AS joined_at,
               count(orders.id) AS orders, coalesce(sum(total_cents), 0) AS spent_cents
        FROM customers LEFT JOIN orders ON customer_id = customers.id
        WHERE customers.id = $1
        GROUP BY customers.id
        """

    private static let orders: StaticString = """
        SELECT orders.id, iso8601(placed_at) AS placed_at, total_cents, sum(quantity) AS articles
        FROM orders JOIN order_lines ON order_id = orders.id
        WHERE customer_id = $1
        GROUP BY orders.id
        ORDER BY orders.placed_at DESC
        LIMIT 50
        """

    private static let insert: StaticString = "INSERT INTO customers (email, name) VALUES ($1, $2) RETURNING id"
}
