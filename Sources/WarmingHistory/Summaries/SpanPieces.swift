/// Which summaries add up to a span: whole days where there are any, hours at both ends of these, and five minutes at
/// both ends of those.
///
/// Where the finer summaries are gone already, an end of the span moves outwards to where a coarser one begins or ends.
struct SpanPieces {
    /// Summaries of one tier, one after the other.
    struct Piece: Hashable {
        var tier: Tier
        var range: Range<Int64>
    }

    /// The pieces, in the order of time.
    let pieces: [Piece]

    /// What they cover: the span, and a little more.
    let range: Range<Int64>

    /// Divides a span.
    ///
    /// - Parameters:
    ///   - range: The span, in milliseconds since 1970.
    ///   - kept: Since when the summaries of a tier are there; a tier that is not named has all of them.
    init(of range: Range<Int64>, kept: [Tier: Int64]) {
        func width(at moment: Int64) -> Int64 {
            let tier = Tier.allCases.first { kept[$0].map { $0 <= moment } ?? true }
            return (tier ?? .day).width
        }
        let start = range.lowerBound.roundedDown(to: width(at: range.lowerBound))
        let end = max(start, range.upperBound.roundedUp(to: width(at: range.upperBound)))
        self.range = start..<end
        pieces = Self.pieces(of: start..<end, tiers: Tier.allCases.reversed()[...])
    }

    private static func pieces(of range: Range<Int64>, tiers: ArraySlice<Tier>) -> [Piece] {
        guard !range.isEmpty, let tier = tiers.first else { return [] }
        let finer = tiers.dropFirst()
        let start = range.lowerBound.roundedUp(to: tier.width)
        let end = range.upperBound.roundedDown(to: tier.width)
        guard start < end else { return pieces(of: range, tiers: finer) }
        return pieces(of: range.lowerBound..<start, tiers: finer) + [Piece(tier: tier, range: start..<end)]
            + pieces(of: end..<range.upperBound, tiers: finer)
    }
}
