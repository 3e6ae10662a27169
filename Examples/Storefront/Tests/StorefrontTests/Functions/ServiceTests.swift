import LambdaRuntime
import PostgreSQL
import Storefront
import Testing

extension StorefrontSuite {
    @Suite("A function")
    struct ServiceTests {
        static let healthChecks = [
            ("catalog", "GET /catalog/health"), ("product", "GET /products/health"), ("cart", "GET /cart/health"),
            ("orders", "GET /orders/health"), ("customer", "GET /customers/health"),
        ]

        @Test("Warming up opens the connection and prepares what most requests need")
        func warmsUp() throws {
            let shop = try Shop()
            let function = try shop.function("catalog")

            function.warmUp()

            #expect(try shop.connections(of: "catalog") == 1 && shop.log.lines == [])
        }

        @Test("Every function's statements are ones that the database understands", arguments: healthChecks.map(\.0))
        func prepares(name: String) throws {
            let shop = try Shop()

            try shop.function(name).warmUp()

            #expect(shop.log.lines == [])
        }

        @Test("Without a database a function starts all the same, says so, and serves when there is one")
        func startsWithoutDatabase() async throws {
            let shop = Shop(environment: ["PGHOST": "/nowhere"])
            let function = try shop.function("catalog")

            function.warmUp()
            let answer = try await Shop.send(event("GET /catalog"), to: function)

            #expect(answer.status == 503 && answer.retryAfter == "1")
            #expect(answer.detail == "The shop is closed for a moment. Please try again.")
            #expect(shop.log.lines.count == 2 && shop.log.lines.allSatisfy { $0.contains("/nowhere") })
        }

        @Test("A failure of the service is a problem that gives nothing away, and a line in the log")
        func failure() async throws {
            let shop = try Shop()
            try Connection(shop.settings).query("DROP TABLE order_lines")

            let answer = try await shop.send("GET /orders/{id}", path: ["id": "1"])

            #expect(answer.status == 500 && answer.detail == "Something went wrong here. It is in our log.")
            #expect(shop.log.lines.first?.hasPrefix("GET /orders/{id} failed: ERROR:") == true)
        }

        @Test("A handler that is none of the five is refused by name", arguments: ["", "bootstrap", "Catalog"])
        func unknownHandler(name: String) throws {
            let error = #expect(throws: UnknownHandler.self) { try Shop(environment: [:]).function(name) }

            #expect(error?.errorMessage.contains("'\(name)'") == true)
        }

        @Test("An event that is no request fails as one, and nothing else")
        func noRequest() async throws {
            let function = try Shop(environment: [:]).function("catalog")

            let error = await #expect(throws: (any Error).self) {
                try await Shop.send(Array(#"{"source": "aws.events"}"#.utf8), to: function)
            }

            #expect((error as? any InvocationError)?.errorType == "Runtime.UnmarshalError")
        }

        @Test("A route that a function does not have is not found", arguments: healthChecks.map(\.0))
        func unknownRoute(name: String) async throws {
            let answer = try await Shop.send(event("GET /soap"), to: Shop(environment: [:]).function(name))

            #expect(answer.status == 404)
        }
    }
}
