import WarmingHistory

/// How the targets are, in one sentence.
struct Verdict {
    private let states: [StripCell.State]

    init(_ states: [StripCell.State]) {
        self.states = states
    }

    /// The sentence: what is bad comes first.
    var text: String {
        let total = states.count
        if let only = states.first, total == 1 { return Self.sentence(of: only) }
        if states.allSatisfy({ $0 == .warm }) {
            return "All \(total) targets are warm."
        }
        let kinds: [(StripCell.State, String, String)] = [
            (.failed, "fails", "fail"), (.cold, "was cold", "were cold"),
            (.short, "had too few environments", "had too few environments"),
            (.empty, "had no round", "had no round"), (.warm, "is warm", "are warm"),
        ]
        let parts = kinds.compactMap { state, one, many -> String? in
            let count = states.count { $0 == state }
            return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
        }
        return "Of \(total.of("target")), as of the latest rounds, \(parts.joined(separator: ", "))."
    }

    private static func sentence(of state: StripCell.State) -> String {
        switch state {
        case .warm: "The target is warm."
        case .cold: "The target was cold of late."
        case .short: "The target had too few environments of late."
        case .failed: "The target fails."
        case .empty: "The target had no round."
        }
    }
}
