extension AWSSurroundings {
    /// Gives `body` so much time, and cancels it then; `nil` for as long as it takes.
    ///
    /// - Returns: What `body` returns; `nil` when its time ran out.
    /// - Throws: What `body` throws; `CancellationError` when the surrounding task is cancelled.
    package func within<Value: Sendable>(
        _ limit: Duration?,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        guard let limit else { return try await body() }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask { [sleep] in
                try await sleep(limit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}
