import PostgreSQL
import Testing

extension StorefrontSuite {
    @Suite("The database")
    struct DatabaseTests {
        @Test("A connection that the server closed is replaced, and nobody notices")
        func reopens() throws {
            let shop = try Shop()
            let database = Database(shop.settings)
            let before = try database.read(process)

            try shop.closeConnections()
            let after = try database.read(process)

            #expect(before != after)
        }

        @Test("Reading starts over when the connection breaks in the middle")
        func readsAgain() throws {
            let shop = try Shop()
            let database = Database(shop.settings)
            var runs = 0

            try database.read { connection in
                runs += 1
                try connection.query("SELECT 1")
                if runs == 1 { try shop.closeConnections() }
                try connection.query("SELECT 2")
            }

            #expect(runs == 2)
        }

        @Test("Writing starts over when the connection breaks in the middle, and happens once")
        func writesAgain() throws {
            let shop = try Shop()
            let database = Database(shop.settings)
            var runs = 0

            try database.write { connection in
                runs += 1
                try connection.query("UPDATE products SET stock = stock - 1 WHERE sku = 'TEA-ASSAM'")
                if runs == 1 { try shop.closeConnections() }
                try connection.query("SELECT 1")
            }

            let stock: Int? = try database.read {
                try $0.query("SELECT stock FROM products WHERE sku = 'TEA-ASSAM'").first?["stock"]
            }
            #expect(runs == 2 && stock == 119)
        }

        @Test("A connection that breaks as a transaction ends leaves a doubt, and nothing is done twice")
        func doubts() throws {
            let shop = try Shop()
            let database = Database(shop.settings)
            var runs = 0

            let error = #expect(throws: PostgreSQLError.self) {
                try database.write { connection in
                    runs += 1
                    try connection.query("SELECT 1")
                    try shop.closeConnections()
                }
            }

            #expect(error?.code == .commitUncertain && runs == 1)
        }

        @Test("Of a transaction that fails nothing is left, and the connection serves the next one")
        func rollsBack() throws {
            let database = Database(try Shop().settings)

            #expect(throws: PostgreSQLError.self) {
                try database.write { connection in
                    try connection.query("DELETE FROM cart_items")
                    try connection.query("UPDATE products SET stock = 7")
                    try connection.query("UPDATE products SET stock = -1")
                }
            }
            let count: Int? = try database.write {
                try $0.query("SELECT count(*) FROM products WHERE stock = 7").first?["count"]
            }

            #expect(count == 0)
        }

        private func process(_ connection: Connection) throws -> Int? {
            try connection.query("SELECT pg_backend_pid() AS id").first?["id"]
        }
    }
}
