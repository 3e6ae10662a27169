import JSONText
import Testing

extension StorefrontSuite {
    @Suite("Catalog")
    struct CatalogTests {
        @Test("A page has ten products by article number, and says where the next one begins")
        func firstPage() async throws {
            let answer = try await Shop().send("GET /catalog")

            let products = try #require(answer["products"]?.elements)
            let skus = products.compactMap { $0["sku"]?.text }
            #expect(answer.status == 200 && answer.contentType == "application/json")
            #expect(skus.count == 10 && skus == skus.sorted() && skus.first == "COF-COLOMBIA")
            #expect(answer["next"]?.text == skus.last)
            let first =
                #"{"sku":"COF-COLOMBIA","name":"Huila, Colombia","category":"coffee","priceCents":1390,"isAvailable":true}"#
            #expect(answer.text.hasPrefix(#"{"products":[\#(first),"#))
        }

        @Test("The pages together have every product once, and the last one has no next")
        func allPages() async throws {
            let shop = try Shop()
            var skus: [String] = []
            var next: String?
            repeat {
                let page = try await shop.send("GET /catalog", query: ["limit": "5", "after": next ?? ""])
                skus += try #require(page["products"]?.elements).compactMap { $0["sku"]?.text }
                next = page["next"]?.text
            } while next != nil

            #expect(skus.count == 18 && Set(skus).count == 18)
        }

        @Test("A category and a text narrow the catalog down", arguments: ["matcha", "MATCHA"])
        func narrows(text: String) async throws {
            let shop = try Shop()

            let everywhere = try await shop.send("GET /catalog", query: ["q": text])
            let ware = try await shop.send("GET /catalog", query: ["q": text, "category": "ware"])

            #expect(everywhere["products"]?.elements?.compactMap { $0["sku"]?.text } == ["TEA-MATCHA", "WARE-WHISK"])
            #expect(ware["products"]?.elements?.compactMap { $0["sku"]?.text } == ["WARE-WHISK"])
        }

        @Test("What looks like SQL or like a pattern is only a text to look for", arguments: ["'; --", "%", "_", "\\"])
        func isNoSQL(text: String) async throws {
            let answer = try await Shop().send("GET /catalog", query: ["q": text])

            #expect(answer.status == 200 && answer["products"]?.elements == [])
        }

        @Test("A limit that is none is a bad request", arguments: ["0", "51", "-1", "ten", "9999999999999999999"])
        func refusesLimit(limit: String) async throws {
            let answer = try await Shop().send("GET /catalog", query: ["limit": limit])

            #expect(answer.status == 400 && answer.contentType == "application/problem+json")
            #expect(answer.detail == "'limit' is '\(limit)'; choose a number from 1 to 50.")
        }

        @Test("Each category has a count")
        func categories() async throws {
            let answer = try await Shop().send("GET /catalog/categories")

            let counts = answer["categories"]?.elements?.compactMap { $0["products"]?.integer }
            #expect(counts == [8, 5, 5])
        }
    }
}
