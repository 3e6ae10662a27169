import JSONText
import Testing

extension StorefrontSuite {
    @Suite(
        "The executable, in AWS's own emulator",
        .enabled(if: OfficialEmulator.isInstalled, "run Scripts/peers of the repository, which installs it")
    )
    struct EmulatorTests {
        @Test(
            "Each function answers its health check and a real request",
            arguments: [
                ("catalog", "GET /catalog/health", "GET /catalog", "", "products"),
                ("product", "GET /products/health", "GET /products/{sku}", "sku=TEA-ASSAM", "stock"),
                ("cart", "GET /cart/health", "GET /cart/{customer}", "customer=1", "items"),
                ("orders", "GET /orders/health", "GET /orders/{id}", "id=1", "lines"),
                ("customer", "GET /customers/health", "GET /customers/{id}", "id=1", "spentCents"),
            ]
        )
        func serves(handler: String, health: String, route: String, path: String, member: String) async throws {
            let pair = path.split(separator: "=").map(String.init)
            let request = event(route, path: pair.count == 2 ? [pair[0]: pair[1]] : [:])

            let (healthy, served) = try await OfficialEmulator.withRunning(
                handler,
                environment: try Shop().environment
            ) { emulator in
                (try ShopAnswer(await emulator.invoke(event(health))), try ShopAnswer(await emulator.invoke(request)))
            }

            #expect(healthy.status == 200 && healthy["keepwarm"]?["priming"] == "done")
            #expect(served.status == 200 && served[member] != nil)
        }

        @Test("A handler that is none of the five fails the initialisation, by name")
        func unknownHandler() async throws {
            let answer = try await OfficialEmulator.withRunning("soap", environment: [:]) { emulator in
                try JSONParser.parse(await emulator.invoke(event("GET /soap"))).value
            }

            #expect(answer["errorType"]?.text == "Function.UnknownHandler")
            #expect(answer["errorMessage"]?.text?.contains("'soap'") == true)
        }
    }
}
