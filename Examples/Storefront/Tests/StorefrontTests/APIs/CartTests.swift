import JSONText
import Testing

extension StorefrontSuite {
    @Suite("Cart")
    struct CartTests {
        @Test("What is put into a cart is there for the next visit, with its price")
        func puts() async throws {
            let shop = try Shop()
            let item = ["customer": "4", "sku": "TEA-OOLONG"]

            let empty = try await shop.send("GET /cart/{customer}", path: ["customer": "4"])
            let put = try await shop.send("PUT /cart/{customer}/items/{sku}", path: item, body: #"{"quantity": 2}"#)
            let later = try await shop.send("GET /cart/{customer}", path: ["customer": "4"])

            #expect(empty["items"]?.elements == [] && empty["totalCents"]?.integer == 0)
            #expect(put.status == 200 && put["totalCents"]?.integer == 3380)
            #expect(later.body == put.body)
        }

        @Test("Putting it in again sets the quantity, and removing it takes it out")
        func changes() async throws {
            let shop = try Shop()
            let item = ["customer": "4", "sku": "WARE-POT"]

            _ = try await shop.send("PUT /cart/{customer}/items/{sku}", path: item, body: #"{"quantity": 2}"#)
            let more = try await shop.send("PUT /cart/{customer}/items/{sku}", path: item, body: #"{"quantity": 9}"#)
            let gone = try await shop.send("DELETE /cart/{customer}/items/{sku}", path: item)
            let again = try await shop.send("DELETE /cart/{customer}/items/{sku}", path: item)

            #expect(more["items"]?.elements?.first?["quantity"]?.integer == 9)
            #expect(more["items"]?.elements?.first?["isAvailable"] == false)
            #expect(gone["items"]?.elements == [] && again.status == 200)
        }

        @Test(
            "A body that asks for nothing sensible is a bad request",
            arguments: [
                nil, "", "quantity", "[]", "{}", #"{"quantity": "2"}"#, #"{"quantity": 0}"#, #"{"quantity": 100}"#,
                #"{"quantity": 1.5}"#, #"{"quantity": null}"#,
            ]
        )
        func refusesBody(body: String?) async throws {
            let shop = try Shop()
            let item = ["customer": "4", "sku": "WARE-POT"]

            let answer = try await shop.send("PUT /cart/{customer}/items/{sku}", path: item, body: body)
            let cart = try await shop.send("GET /cart/{customer}", path: ["customer": "4"])

            #expect(answer.status == 400 && answer.contentType == "application/problem+json")
            #expect(cart["items"]?.elements == [])
        }

        @Test("A body in Base64 is read like any other")
        func base64() async throws {
            // {"quantity": 3}
            let answer = try await Shop().send(
                "PUT /cart/{customer}/items/{sku}",
                path: ["customer": "4", "sku": "WARE-POT"],
                body: "eyJxdWFudGl0eSI6IDN9",
                isBase64Encoded: true
            )

            #expect(answer["items"]?.elements?.first?["quantity"]?.integer == 3)
        }

        @Test("Nobody has a cart who is no customer", arguments: ["5", "0", "-4", "ada", "99999999999"])
        func noCustomer(id: String) async throws {
            let shop = try Shop()

            let get = try await shop.send("GET /cart/{customer}", path: ["customer": id])
            let put = try await shop.send(
                "PUT /cart/{customer}/items/{sku}",
                path: ["customer": id, "sku": "WARE-POT"],
                body: #"{"quantity": 1}"#
            )

            #expect(get.status == 404 && put.status == 404)
        }

        @Test("What is not sold cannot be put into a cart")
        func noProduct() async throws {
            let answer = try await Shop().send(
                "PUT /cart/{customer}/items/{sku}",
                path: ["customer": "4", "sku": "SOAP"],
                body: #"{"quantity": 1}"#
            )

            #expect(answer.status == 404 && answer.detail == "We do not sell 'SOAP'.")
        }
    }
}
