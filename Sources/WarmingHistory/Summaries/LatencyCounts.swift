import FoundationEssentials
internal import Histogram

/// How often which latency was seen, in the slots of an HdrHistogram with two significant digits.
///
/// A summary has few latencies, so that the slots which are empty are left out, in memory and in the file alike.
struct LatencyCounts: Hashable {
    /// The longest latency that is told from longer ones: one day, in microseconds.
    static let longest: UInt64 = 24 * 60 * 60 * 1_000_000

    /// Tells which latencies share a slot: less than 1 % lies between those that do.
    private static let slots = Histogram<UInt64>(
        lowestDiscernibleValue: 1,
        highestTrackableValue: longest,
        numberOfSignificantValueDigits: .two
    )

    /// The lowest latency of a slot, and how many of its latencies were seen.
    struct Entry: Hashable {
        var latency: UInt64
        var count: UInt64
    }

    /// The slots that are not empty, in order.
    private(set) var entries: [Entry] = []

    /// Adds a latency in microseconds.
    mutating func add(_ latency: Int64) {
        let slot = Self.slots.lowestEquivalentForValue(min(UInt64(max(latency, 0)), Self.longest))
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].latency < slot { low = middle + 1 } else { high = middle }
        }
        if low < entries.count, entries[low].latency == slot {
            entries[low].count += 1
        } else {
            entries.insert(Entry(latency: slot, count: 1), at: low)
        }
    }

    /// Adds all that another one has seen.
    mutating func add(_ other: LatencyCounts) {
        guard !entries.isEmpty else {
            entries = other.entries
            return
        }
        var merged: [Entry] = []
        merged.reserveCapacity(entries.count + other.entries.count)
        var mine = 0
        for theirs in other.entries {
            while mine < entries.count, entries[mine].latency < theirs.latency {
                merged.append(entries[mine])
                mine += 1
            }
            if mine < entries.count, entries[mine].latency == theirs.latency {
                merged.append(Entry(latency: theirs.latency, count: entries[mine].count &+ theirs.count))
                mine += 1
            } else {
                merged.append(theirs)
            }
        }
        merged += entries[mine...]
        entries = merged
    }

    /// The longest latency that shares a slot with this one.
    static func longest(inSlotOf latency: UInt64) -> UInt64 {
        min(slots.highestEquivalentForValue(latency), longest)
    }
}

extension LatencyCounts {
    /// The slots as the file has them: for each, how far it lies above the one before, and how often it was seen.
    ///
    /// Both are numbers in base 128, the lowest seven bits first.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.count * 4)
        var last: UInt64 = 0
        for entry in entries {
            bytes.append(number: entry.latency - last)
            bytes.append(number: entry.count)
            last = entry.latency
        }
        return bytes
    }

    /// Reads what ``encoded`` wrote; what a damaged file has instead is read as far as it makes sense.
    init(encoded bytes: some ContiguousBytes) {
        bytes.withUnsafeBytes { decode($0) }
    }

    private mutating func decode(_ bytes: UnsafeRawBufferPointer) {
        entries.reserveCapacity(bytes.count / 2)
        var latency: UInt64 = 0
        var distance: UInt64?
        var number: UInt64 = 0
        var shift: UInt64 = 0
        for byte in bytes {
            number |= UInt64(byte & 0x7F) << shift
            shift += 7
            guard byte & 0x80 == 0 else {
                if shift > 56 { return }
                continue
            }
            if let step = distance {
                // Far from what can be counted, so that no sum of such counts overflows.
                guard step <= Self.longest, number <= 1 << 40 else { return }
                latency += step
                guard latency <= Self.longest else { return }
                // Only a damaged file has one slot twice.
                guard entries.last.map({ $0.latency < latency }) ?? true else { return }
                entries.append(Entry(latency: latency, count: number))
                distance = nil
            } else {
                distance = number
            }
            number = 0
            shift = 0
        }
    }
}

extension [UInt8] {
    /// Appends a number in base 128, the lowest seven bits first.
    fileprivate mutating func append(number: UInt64) {
        var rest = number
        while rest > 0x7F {
            append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}
