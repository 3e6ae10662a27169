import PostgreSQL
import Testing

extension StorefrontSuite {
    @Suite("A connection")
    struct ConnectionTests {
        @Test(
            "Parameters come back as they went in",
            arguments: [
                "", "plain", "it's \"quoted\" \\ $1", "Zoë 🐦", "two\nlines", "'; DROP TABLE products; --",
            ]
        )
        func parameters(text: String) throws {
            let connection = try Connection(Shop().settings)

            let row = try #require(try connection.query("SELECT $1::text AS text", text).first)

            let back: String = try row["text"]
            #expect(back == text)
        }

        @Test("NULL goes in and out as nil, and is no empty text")
        func null() throws {
            let connection = try Connection(Shop().settings)
            let nothing: String? = nil

            let row = try #require(
                try connection.query("SELECT $1::text AS nothing, $2::text AS empty", nothing, "").first
            )

            let first: String? = try row["nothing"]
            let second: String? = try row["empty"]
            #expect(first == nil && second == "")
            #expect(throws: PostgreSQLError.self) { try row["nothing"] as String }
        }

        @Test("A column that is not there, or of another type, is an error and no trap")
        func columns() throws {
            let connection = try Connection(Shop().settings)
            let row = try #require(try connection.query("SELECT 'x' AS text, true AS truth").first)

            let truth: Bool = try row["truth"]
            #expect(truth)
            #expect(throws: PostgreSQLError(.unexpectedColumn, "The result has no column 'other'.")) {
                try row["other"] as String
            }
            #expect(throws: PostgreSQLError(.unexpectedColumn, "The column 'text' does not hold a Int.")) {
                try row["text"] as Int
            }
        }

        @Test("A statement that the server refuses says why, and the connection goes on")
        func refused() throws {
            let connection = try Connection(Shop().settings)

            let error = #expect(throws: PostgreSQLError.self) { try connection.query("SELECT * FROM soap") }
            let rows = try connection.query("SELECT 1 AS one")

            #expect(error?.code == .refused && error?.sqlState == "42P01")
            #expect(rows.count == 1 && connection.isOpen)
        }

        @Test("A server that is not there is an error that names it")
        func unreachable() throws {
            let settings = ConnectionSettings(environment: ["PGHOST": "/nowhere"], applicationName: "test")

            let error = #expect(throws: PostgreSQLError.self) { try Connection(settings) }

            #expect(error?.code == .unreachable && error?.message.contains("/nowhere") == true)
        }

        @Test("A connection that the server has closed is known to be, before anything is asked")
        func closed() throws {
            let shop = try Shop()
            let connection = try Connection(shop.settings)
            let wasOpen = connection.isOpen

            try shop.closeConnections()
            let isOpen = connection.isOpen
            let error = #expect(throws: PostgreSQLError.self) { try connection.query("SELECT 1") }

            #expect(wasOpen && !isOpen && error?.code == .connectionLost)
        }

        @Test("A second run of a statement does not parse it again")
        func prepares() throws {
            let connection = try Connection(Shop().settings)

            for _ in 1...3 { try connection.query("SELECT 1 AS one") }
            let count: Int? = try connection.query("SELECT count(*) FROM pg_prepared_statements").first?["count"]

            #expect(count == 2)  // with the one that counts
        }
    }
}
