import Warming

/// Which columns the table of a round has.
struct RoundColumns {
    /// Whether the round proves something of environments, so that the table is about them.
    let hasCoverage: Bool

    /// Whether a target may have answered with an HTTP status.
    private(set) var hasStatus: Bool

    /// Whether there is room for what Lambda bills.
    private(set) var hasBilled = true

    /// Whether a target had several pings.
    let hasSeveral: Bool

    /// How many characters the names may have, at most.
    var nameWidth = Int.max

    /// How many characters the glyphs of environments may have, at most.
    private(set) var stripWidth = 20

    /// Chooses the columns for targets.
    init(_ targets: [TargetReport]) {
        hasCoverage = targets.contains { $0.target.endpoint == nil || $0.provesSomething }
        hasStatus = targets.contains { $0.target.endpoint != nil }
        hasSeveral = targets.contains { $0.pings.count > 1 }
    }

    /// The same columns for less and less room: what can be missed most easily goes first.
    var narrower: [RoundColumns] {
        var columns = self
        columns.stripWidth = 12
        guard hasCoverage else { return [columns] }
        var withoutBilled = columns
        withoutBilled.hasBilled = false
        var withoutStatus = withoutBilled
        withoutStatus.hasStatus = false
        return [columns, withoutBilled, withoutStatus]
    }

    /// The headings.
    var headings: [TextTable.Cell] {
        func cells(_ texts: [String], isRightAligned: Bool = false) -> [TextTable.Cell] {
            texts.map { .init(text: $0, meaning: .quiet, isRightAligned: isRightAligned) }
        }
        let status = hasStatus ? ["STATUS"] : []
        if hasCoverage {
            return cells(["", "TARGET"]) + cells(["REACHED"], isRightAligned: true) + cells(["ENVIRONMENTS"])
                + cells(["COLD"] + (hasBilled ? ["BILLED"] : []) + status + ["TOTAL"], isRightAligned: true)
        }
        return cells(["", "TARGET"])
            + cells((hasSeveral ? ["ANSWERED"] : []) + ["STATUS", "FIRST BYTE", "TOTAL"], isRightAligned: true)
    }
}
