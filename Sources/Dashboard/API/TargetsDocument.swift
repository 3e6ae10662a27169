import HistoryPresentation

/// How targets did over a span, as JSON.
struct TargetsDocument: Encodable {
    private let version: Int
    private let from: String
    private let to: String
    private let targets: [HistoryDocument.Target]

    /// Takes a history without its rounds.
    init(_ history: HistoryDocument) {
        version = history.version
        from = history.from
        to = history.to
        targets = history.targets
    }
}
