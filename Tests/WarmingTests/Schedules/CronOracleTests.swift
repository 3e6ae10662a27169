import Chance
import Testing
import Warming

@Suite("Cron schedule against a minute-by-minute search")
struct CronOracleTests {
    @Test("The ticks of random expressions are the same", arguments: 0..<60)
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let naive = NaiveCron(using: &generator)
        // A cron without a day, like 30W in February, is refused; there is nothing to compare then.
        guard let schedule = try? Schedule(naive.expression) else { return }
        let days = Int64.random(in: 0..<40_000, using: &generator)
        let start = Timestamp(secondsSince1970: days * 86_400 + 60 * Int64.random(in: 0..<1400, using: &generator))
        let end = start.advanced(by: .seconds(35 * 86_400))

        let ticks = Array(schedule.ticks(after: start).prefix { $0 <= end })

        #expect(
            firstDifference(ticks, naive.ticks(from: start, to: end, in: UTC())) == nil,
            "\(naive.expression) after \(start.text)"
        )
    }

    @Test("The ticks are the same when the clocks change", arguments: ZoneWithOneChange.all, 0..<15)
    func clockChange(zone: ZoneWithOneChange, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed &+ 1000)
        var naive = NaiveCron(using: &generator)
        naive.months = Set(1...12)
        naive.fields[3] = "*"
        naive.dayMatches = { _, _ in true }
        (naive.fields[2], naive.fields[4]) = ("*", "?")
        let schedule = try Schedule(naive.expression)
        let offset = Int64.random(in: 0..<240, using: &generator) * 60
        let start = zone.change.advanced(by: .seconds(-3 * 3600 + offset))
        let end = zone.change.advanced(by: .seconds(86_400))

        let ticks = Array(schedule.ticks(after: start, in: zone).prefix { $0 <= end })

        #expect(
            firstDifference(ticks, naive.ticks(from: start, to: end, in: zone)) == nil,
            "\(naive.expression) after \(start.text)"
        )
    }

    private func firstDifference(_ left: [Timestamp], _ right: [Timestamp]) -> String? {
        let count = max(left.count, right.count)
        let index = (0..<count).first { left.dropFirst($0).first != right.dropFirst($0).first }
        return index.map { "\(left.dropFirst($0).first?.text ?? "-") and \(right.dropFirst($0).first?.text ?? "-")" }
    }
}
