import PostgreSQL

/// What the shop sells, page by page.
struct CatalogAPI: API {
    let database: Database

    var statements: [StaticString] { [Self.products, Self.categories] }

    func respond(to request: APIRequest) throws -> APIResponse {
        switch request.routeKey {
        case "GET /catalog": try .json(page(CatalogQuery(request)))
        case "GET /catalog/categories": try .json(["categories": categories()])
        default: throw Problem.notFound("The catalog has no such page.")
        }
    }

    private func page(_ query: CatalogQuery) throws -> CatalogPage {
        try database.read { connection in
            // One more than asked for tells whether there is a next page.
            let rows = try connection.query(
                Self.products,
                query.category,
                query.text,
                query.after,
                query.limit + 1
            )
            return CatalogPage(entries: try rows.map(CatalogEntry.init), limit: query.limit)
        }
    }

    private func categories() throws -> [Category] {
        try database.read { connection in try connection.query(Self.categories).map(Category.init) }
    }
}

extension CatalogAPI {
    private static let products: StaticString = """
        SELECT sku, products.name, categories.slug AS category, price_cents, stock > 0 AS is_available
        FROM products JOIN categories ON categories.id = category_id
        WHERE ($1::text IS NULL OR categories.slug = $1)
          AND ($2::text IS NULL OR position(lower($2) IN lower(products.name)) > 0)
          AND ($3::text IS NULL OR sku > $3)
        ORDER BY sku
        LIMIT $4
        """

    private static let categories: StaticString = """
        SELECT slug, categories.name, count(products.id) AS products
        FROM categories LEFT JOIN products ON category_id = categories.id
        GROUP BY categories.id
        ORDER BY categories.id
        """
}
