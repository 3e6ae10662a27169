import JSONText
import PostgreSQL
import Storefront
import Testing

extension StorefrontSuite {
    @Suite("A ping")
    struct PingTests {
        @Test("A health check opens the connection, and says who answered", arguments: ServiceTests.healthChecks)
        func primes(name: String, route: String) async throws {
            let shop = try Shop()

            let answer = try await Shop.send(event(route), to: shop.function(name))

            let reply = try #require(answer["keepwarm"])
            #expect(answer.status == 200 && reply["priming"] == "done" && reply["coldStart"] == true)
            #expect(answer.headers?["keepwarm-environment"] == reply["environment"])
            #expect(answer.headers?["keepwarm-cold-start"] == "true" && answer.headers?["cache-control"] == "no-store")
        }

        @Test("A connection that died since the last health check is replaced by the next one")
        func primesAgain() async throws {
            let shop = try Shop()
            let function = try shop.function("catalog")

            let first = try await Shop.send(event("GET /catalog/health"), to: function)
            try shop.closeConnections()
            let second = try await Shop.send(event("GET /catalog/health"), to: function)
            let connections = try withExtendedLifetime(function) { try shop.connections(of: "catalog") }

            #expect(connections == 1)
            #expect(second["keepwarm"]?["priming"] == "done" && second["keepwarm"]?["coldStart"] == false)
            #expect(second["keepwarm"]?["environment"] == first["keepwarm"]?["environment"])
        }

        @Test("Without a database a health check is answered all the same, and says no more than the log may")
        func failsPriming() async throws {
            let shop = Shop(environment: ["PGHOST": "/nowhere"])

            let answer = try await Shop.send(event("GET /cart/health"), to: shop.function("cart"))

            #expect(answer.status == 200 && answer["keepwarm"]?["priming"] == "failed")
            #expect(answer["keepwarm"]?["primingError"] == "PostgreSQLError" && !answer.text.contains("nowhere"))
            #expect(shop.log.lines.count == 1 && shop.log.lines.allSatisfy { $0.contains("/nowhere") })
        }

        @Test(
            "A function that is invoked directly answers whoever warms it",
            arguments: [
                (#"{"warmer":true,"concurrency":3}"#, #""warmed""#), (#"{"warmer":true}"#, #"["Lambda is warm"]"#),
                (#"{"source":"serverless-plugin-warmup"}"#, #"{"keepwarm":{"version":1,"#),
                (#"{"keepwarm":{"version":1,"round":"r","ping":1,"of":1,"hold":5}}"#, #"{"keepwarm":{"version":1,"#),
            ]
        )
        func answersInvocation(ping: String, start: String) async throws {
            let shop = try Shop()
            let function = try shop.function("orders")

            let reply = try await Shop.invoke(function, with: Array(ping.utf8))
            let connections = try withExtendedLifetime(function) { try shop.connections(of: "orders") }

            #expect(String(decoding: reply, as: UTF8.self).hasPrefix(start))
            #expect(connections == 1)
        }

        @Test("A request with the header of a ping is one, and does no business")
        func readsHeader() async throws {
            let shop = try Shop()
            let order = event("POST /orders", body: #"{"customer":1}"#, ping: "version=1;round=r;ping=1;of=1;hold=5")

            let answer = try await Shop.send(order, to: shop.function("orders"))

            #expect(answer.status == 200 && answer["keepwarm"]?["held"] == 5)
        }

        @Test("Visits are counted, and pings of either kind are not")
        func counts() async throws {
            let function = try Shop().function("catalog")

            _ = try await Shop.send(event("GET /catalog/health"), to: function)
            for _ in 1...2 { _ = try await Shop.send(event("GET /catalog"), to: function) }
            _ = try await Shop.invoke(function, with: Array(#"{"warmer":true}"#.utf8))
            let answer = try await Shop.send(event("GET /catalog/health"), to: function)

            #expect(answer["keepwarm"]?["requests"] == 2)
        }

        @Test("With a secret a health check that is not signed leaves the database alone")
        func wantsSignature() async throws {
            let shop = try Shop()
            let function = try Shop(environment: shop.environment.merging(["KEEPWARM_SECRET": "x"]) { $1 })
                .function("catalog")

            let answer = try await Shop.send(event("GET /catalog/health"), to: function)
            let connections = try withExtendedLifetime(function) { try shop.connections(of: "catalog") }

            #expect(answer.status == 200 && answer["keepwarm"]?["priming"] == "none")
            #expect(connections == 0)
        }
    }
}
