import WarmingHistory

extension HistoryReader {
    /// Complains of a target that the history does not know.
    ///
    /// - Throws: ``DashboardError`` with code ``DashboardError/Code/unknownTarget``, and `HistoryError` when the history
    ///   cannot be read.
    func checkTarget(_ name: String) throws {
        guard try targetNames().contains(name) else {
            throw DashboardError(
                .unknownTarget,
                "there is no target '\(name)'; \(APIRoute.targets.rawValue) has those that there are."
            )
        }
    }
}
