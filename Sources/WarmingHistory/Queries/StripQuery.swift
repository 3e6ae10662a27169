import GRDB
import Warming

/// Divides a span into the parts of a strip.
struct StripQuery {
    private let select: Statement
    private let grid: StripGrid

    /// Prepares strips.
    ///
    /// - Parameters:
    ///   - database: The file.
    ///   - range: The span in milliseconds since 1970.
    ///   - cells: The most parts.
    ///   - kept: Since when the summaries of a tier are there.
    /// - Throws: An error of the database's.
    init(_ database: Database, range: Range<Int64>, cells: Int, kept: [Tier: Int64]) throws {
        grid = StripGrid(range, cells: cells, kept: kept)
        select = try database.cachedStatement(
            sql: """
                SELECT (start - ?) / ? AS part, sum(rounds), sum(reached), sum(pings), sum(failed), sum(cold)
                FROM summaries WHERE tier = ? AND target = ? AND start >= ? AND start < ? GROUP BY part
                """
        )
    }

    /// The strip of a target.
    func cells(of target: Int64) throws -> [StripCell] {
        var cells = (0..<grid.count).map { part in
            StripCell(start: Timestamp(millisecondsSince1970: grid.start + Int64(part) * grid.width))
        }
        let rows = try Row.fetchCursor(
            select,
            arguments: [grid.start, grid.width, grid.tier.rawValue, target, grid.start, grid.end]
        )
        while let row = try rows.next() {
            let part: Int = row[0]
            guard cells.indices.contains(part) else { continue }
            cells[part].rounds = row[1]
            cells[part].reachedRounds = row[2]
            cells[part].pings = row[3]
            cells[part].failed = row[4]
            cells[part].cold = row[5]
        }
        return cells
    }
}

/// Where the parts of a strip begin, and which summaries they are made of.
struct StripGrid {
    /// How long a part may be, in minutes: what people count in.
    private static let widths: [Int64] = [5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 10080, 20160]

    /// The most summaries that a part is made of: a week has so many days.
    private static let mostSummaries: Int64 = 7

    let tier: Tier

    /// Where the first part begins.
    let start: Int64

    /// How long each part is.
    let width: Int64

    /// How many parts there are.
    let count: Int

    /// Where the last part ends.
    var end: Int64 { start + Int64(count) * width }

    init(_ range: Range<Int64>, cells: Int, kept: [Tier: Int64]) {
        let cells = Int64(max(1, cells))
        let available = Tier.allCases.filter { tier in tier == .day || kept[tier].map { $0 <= range.lowerBound } ?? true
        }
        func count(_ width: Int64, from start: Int64) -> Int64 {
            max(1, (range.upperBound - start).roundedUp(to: width) / width)
        }
        func coarsest(within width: Int64) -> Tier {
            available.last { $0.width <= width } ?? available[0]
        }

        // A part of too many summaries takes its time to add up, and there is a longer one that takes less.
        let even = Self.widths.lazy.map { $0 * 60_000 }.first { width in
            width >= available[0].width && width <= coarsest(within: width).width * Self.mostSummaries
                && count(width, from: range.lowerBound.roundedDown(to: width)) <= cells
        }
        if let even {
            tier = coarsest(within: even)
            width = even
            start = range.lowerBound.roundedDown(to: even)
        } else {
            // No such parts are few enough: equal ones of any length, from where the span begins.
            tier = coarsest(within: Int64(range.count) / cells)
            start = range.lowerBound.roundedDown(to: tier.width)
            width = max(tier.width, ((range.upperBound - start + cells - 1) / cells).roundedUp(to: tier.width))
        }
        self.count = Int(count(width, from: start))
    }
}
