import JSONText
import Testing

extension StorefrontSuite {
    @Suite("Customer")
    struct CustomerTests {
        @Test("A customer comes with the number of orders and their sum")
        func customer() async throws {
            let answer = try await Shop().send("GET /customers/{id}", path: ["id": "1"])

            #expect(
                answer.text
                    == #"{"id":1,"email":"ada@example.com","name":"Ada","joinedAt":"2026-01-12T09:30:00Z","#
                    + #""orders":2,"spentCents":10720}"#
            )
        }

        @Test("A customer's orders come newest first")
        func orders() async throws {
            let answer = try await Shop().send("GET /customers/{id}/orders", path: ["id": "1"])

            #expect(answer["orders"]?.elements?.compactMap { $0["id"]?.integer } == [2, 1])
            #expect(answer["orders"]?.elements?.compactMap { $0["articles"]?.integer } == [2, 3])
        }

        @Test("Who registers is a customer")
        func registers() async throws {
            let shop = try Shop()

            let added = try await shop.send("POST /customers", body: #"{"email": "zoe@example.com", "name": "Zoë 🐦"}"#)
            let found = try await shop.send("GET /customers/{id}", path: ["id": "\(added["id"]?.integer ?? 0)"])

            #expect(added.status == 201 && added["name"]?.text == "Zoë 🐦" && added["orders"]?.integer == 0)
            #expect(found.body == added.body)
        }

        @Test("An address registers once, in capitals or not")
        func registersOnce() async throws {
            let answer = try await Shop().send("POST /customers", body: #"{"email": "ADA@example.com", "name": "A"}"#)

            #expect(answer.status == 409)
        }

        @Test(
            "Who gives no address or no name cannot register",
            arguments: [
                #"{"email": "zoe", "name": "Zoë"}"#, #"{"email": "@", "name": "Zoë"}"#,
                #"{"email": "zoe@example.com", "name": ""}"#, #"{"email": "zoe@example.com"}"#,
                #"{"email": "zoe@example.com", "name": "\u0000"}"#,
            ]
        )
        func refuses(body: String) async throws {
            let answer = try await Shop().send("POST /customers", body: body)

            #expect(answer.status == 400)
        }

        @Test("Who is no customer is not found", arguments: ["GET /customers/{id}", "GET /customers/{id}/orders"])
        func notFound(route: String) async throws {
            let answer = try await Shop().send(route, path: ["id": "99"])

            #expect(answer.status == 404 && answer.detail == "There is no customer 99.")
        }
    }
}
