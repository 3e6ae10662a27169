import Warming
import WarmingHistory

/// A target's strip: a bar for each part of the span, warm or not, in the manner of pages that show whether sites are up.
///
/// Of a part in which not all went well, the bar shows how much of it did not.
struct WarmStrip {
    private let cells: [StripCell]

    init(_ cells: [StripCell]) {
        self.cells = cells
    }

    /// The picture; it has no text in it, so that it may be stretched to any width.
    var svg: Markup {
        """
        <svg class="strip" viewBox="0 0 \(cells.count * 6) 30" preserveAspectRatio="none" role="img" \
        aria-label="\(label)">\(cells.enumerated().map { bar($1, x: $0 * 6) })</svg>
        """
    }

    private var label: String {
        let states: [StripCell.State] = [.warm, .cold, .short, .failed, .empty]
        let counts = states.map { state in (state, cells.count { $0.state == state }) }.filter { $0.1 > 0 }
        return "Of \(cells.count) parts " + counts.map { "\($1) \($0.words)" }.joined(separator: ", ")
    }

    private func bar(_ cell: StripCell, x: Int) -> Markup {
        let pieces = pieces(of: cell)
        let title: Markup = "<title>\(words(of: cell))</title>"
        guard pieces.count > 1 else { return "\(pieces.map { path($0, x: x, title) })" }
        return "<g>\(title)\(pieces.map { path($0, x: x, "") })</g>"
    }

    private func path(_ piece: (state: StripCell.State, y: Double, height: Double), x: Int, _ title: Markup) -> Markup {
        """
        <path class="\(piece.state.rawValue)" d="M\(x) \(piece.y)h5v\(piece.height)h-5z">\(title)</path>
        """
    }

    /// What a bar is made of: failed pings at the top, cold ones and missing environments below, and the rest is warm.
    ///
    /// However small a share is, it is seen.
    private func pieces(of cell: StripCell) -> [(state: StripCell.State, y: Double, height: Double)] {
        guard cell.rounds > 0 else { return [(.empty, 27, 3)] }
        let pings = Double(max(1, cell.pings))
        let shares: [(StripCell.State, Double)] = [
            (.failed, Double(cell.failed) / pings), (.cold, Double(cell.cold) / pings),
            (.short, cell.state == .short ? Double(cell.rounds - cell.reachedRounds) / Double(cell.rounds) : 0),
        ]
        var pieces: [(state: StripCell.State, y: Double, height: Double)] = []
        var top = 0.0
        for (state, share) in shares where share > 0 {
            let height = min(Self.height - top, max(Self.least, share * Self.height))
            // A gap below what failed tells it from the rest without its colour.
            pieces.append((state, top, state == .failed && height < Self.height ? height - 2 : height))
            top += height
        }
        if top < Self.height { pieces.append((.warm, top, Self.height - top)) }
        return pieces
    }

    private static let height = 30.0
    private static let least = 7.0

    private func words(of cell: StripCell) -> String {
        guard cell.rounds > 0 else { return "\(cell.start.words): no round" }
        var words = "\(cell.start.words): \(cell.rounds.of("round")), \(cell.pings.of("ping"))"
        if cell.failed > 0 { words += ", \(cell.failed) failed" }
        if cell.cold > 0 { words += ", \(cell.cold) cold" }
        if cell.reachedRounds < cell.rounds {
            words += ", too few environments in \((cell.rounds - cell.reachedRounds).of("round"))"
        }
        return words
    }
}

extension StripCell.State {
    /// The state in a word or two.
    var words: String {
        switch self {
        case .warm: "warm"
        case .cold: "cold"
        case .short: "with too few environments"
        case .failed: "failed"
        case .empty: "without a round"
        }
    }
}
