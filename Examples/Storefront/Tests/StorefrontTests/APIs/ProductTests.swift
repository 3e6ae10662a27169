import JSONText
import Testing

extension StorefrontSuite {
    @Suite("Product")
    struct ProductTests {
        @Test("A product comes with what others bought with it")
        func product() async throws {
            let answer = try await Shop().send("GET /products/{sku}", path: ["sku": "TEA-MATCHA"])

            #expect(answer.status == 200)
            #expect(answer["name"]?.text == "Matcha, ceremonial" && answer["stock"]?.integer == 25)
            #expect(
                answer.text.contains(
                    #""boughtTogether":[{"sku":"WARE-WHISK","name":"Matcha whisk","orders":2},"#
                        + #"{"sku":"WARE-CUPS","name":"Two cups","orders":1}]"#
                )
            )
        }

        @Test("A product that there is not is not found", arguments: ["SOAP", "", "TEA-MATCHA'", "tea-matcha"])
        func notFound(sku: String) async throws {
            let answer = try await Shop().send("GET /products/{sku}", path: ["sku": sku])

            #expect(answer.status == 404 && answer["title"]?.text == "Not Found")
            #expect(answer.detail == "We do not sell '\(sku)'.")
        }

        @Test("A zero character is a bad request, and is not cut off in silence")
        func zero() async throws {
            let answer = try await Shop().send("GET /products/{sku}", path: ["sku": "TEA-MATCHA\0"])

            #expect(answer.status == 400)
        }
    }
}
