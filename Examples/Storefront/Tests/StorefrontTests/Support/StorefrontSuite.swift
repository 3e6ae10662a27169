import Testing

/// Everything here runs against one PostgreSQL, made for this run of the tests and gone with it.
@Suite("The Storefront", .postgreSQL, .timeLimit(.minutes(5)))
enum StorefrontSuite {}

extension Trait where Self == PostgreSQLTrait {
    /// Gives the tests of a suite a PostgreSQL of their own.
    static var postgreSQL: PostgreSQLTrait { PostgreSQLTrait() }
}

/// Runs a suite while a PostgreSQL of its own runs.
struct PostgreSQLTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await TestServer.withRunning { server in
            try await TestServer.$current.withValue(server) { try await function() }
        }
    }
}
