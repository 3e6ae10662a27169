import JSONText
import Testing

extension StorefrontSuite {
    @Suite("Orders")
    struct OrdersTests {
        @Test("An order empties the cart, lowers the stock, and is there afterwards")
        func places() async throws {
            let shop = try Shop()
            try await put(2, of: "TEA-MATCHA", into: 4, of: shop)
            try await put(1, of: "WARE-CUPS", into: 4, of: shop)

            let placed = try await shop.send("POST /orders", body: #"{"customer": 4}"#)
            let id = try #require(placed["id"]?.integer)
            let order = try await shop.send("GET /orders/{id}", path: ["id": "\(id)"])
            let cart = try await shop.send("GET /cart/{customer}", path: ["customer": "4"])
            let product = try await shop.send("GET /products/{sku}", path: ["sku": "TEA-MATCHA"])

            #expect(placed.status == 201 && placed.location == "/orders/\(id)")
            #expect(placed["totalCents"]?.integer == 2 * 2490 + 2200)
            #expect(order.status == 200 && order.body == placed.body)
            #expect(order["lines"]?.elements?.compactMap { $0["sku"]?.text } == ["TEA-MATCHA", "WARE-CUPS"])
            #expect(cart["items"]?.elements == [])
            #expect(product["stock"]?.integer == 23)
        }

        @Test("An order of more than there is changes nothing")
        func notEnough() async throws {
            let shop = try Shop()
            try await put(1, of: "TEA-MATCHA", into: 4, of: shop)
            try await put(2, of: "WARE-WHISK", into: 4, of: shop)

            let answer = try await shop.send("POST /orders", body: #"{"customer": 4}"#)
            let cart = try await shop.send("GET /cart/{customer}", path: ["customer": "4"])
            let product = try await shop.send("GET /products/{sku}", path: ["sku": "TEA-MATCHA"])

            #expect(answer.status == 409 && answer.detail == "There is not enough of 'WARE-WHISK'.")
            #expect(cart["items"]?.elements?.count == 2)
            #expect(product["stock"]?.integer == 25)
        }

        @Test("An empty cart is no order, whether there is a customer or not", arguments: ["4", "400"])
        func emptyCart(customer: String) async throws {
            let answer = try await Shop().send("POST /orders", body: #"{"customer": \#(customer)}"#)

            #expect(answer.status == 409 && answer.detail == "The cart is empty.")
        }

        @Test("Of two customers who want the last piece at once, one gets it")
        func lastPiece() async throws {
            let shop = try Shop()
            try await put(1, of: "WARE-WHISK", into: 1, of: shop)
            try await put(1, of: "WARE-WHISK", into: 4, of: shop)
            let environment = shop.environment

            let statuses = try await withThrowingTaskGroup(of: Int?.self) { group in
                for customer in [1, 4] {
                    group.addTask {
                        let shop = Shop(environment: environment)
                        return try await shop.send("POST /orders", body: #"{"customer": \#(customer)}"#).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1 ?? 0) }.sorted()
            }
            let product = try await shop.send("GET /products/{sku}", path: ["sku": "WARE-WHISK"])

            #expect(statuses == [201, 409])
            #expect(product["stock"]?.integer == 0)
        }

        @Test(
            "Who names no customer orders nothing",
            arguments: [
                nil, "{}", #"{"customer": "4"}"#, #"{"customer": 4.5}"#, #"{"customer": 99999999999}"#,
            ]
        )
        func refusesBody(body: String?) async throws {
            let answer = try await Shop().send("POST /orders", body: body)

            #expect(answer.status == 400)
        }

        @Test("An order that there is not is not found")
        func notFound() async throws {
            let answer = try await Shop().send("GET /orders/{id}", path: ["id": "77"])

            #expect(answer.status == 404 && answer.detail == "There is no order 77.")
        }

        private func put(_ quantity: Int, of sku: String, into customer: Int, of shop: Shop) async throws {
            let answer = try await shop.send(
                "PUT /cart/{customer}/items/{sku}",
                path: ["customer": "\(customer)", "sku": sku],
                body: #"{"quantity": \#(quantity)}"#
            )
            try #require(answer.status == 200)
        }
    }
}
