/// The report of each round in the log of the warmer, by its size.
///
/// What its parts take was measured on real lines, with names of about ten letters: lines of 5 and of 100 functions, one
/// ping each, had 3.6 to 4.0 and 65 to 72 KB; those of as many URLs had 2.5 and 43 KB. Longer names and details of
/// failures come on top.
public struct LoggedReport: Hashable, Sendable {
    /// What is pinged in a round.
    public var targets: [Target]

    /// A target by what its part of a report has.
    public struct Target: Hashable, Sendable {
        /// How many pings it gets.
        public var pings: Int

        /// Whether it is invoked as a function: each answer then proves something, and the report has all of it.
        public var isFunction: Bool

        /// Creates a target.
        public init(pings: Int, isFunction: Bool) {
            self.pings = pings
            self.isFunction = isFunction
        }

        /// How many bytes its part has, about.
        fileprivate var bytes: Int {
            // As many pings as a line has bytes are too many for it anyway, and more could overflow.
            let bytesPerPing = isFunction ? LoggedReport.bytesPerInvocation : LoggedReport.bytesPerRequest
            return LoggedReport.bytesPerTarget + min(pings, LoggedReport.sizeLimit) * bytesPerPing
        }
    }

    /// How many bytes a line has without any target, about.
    public static let bytesPerLine = 450

    /// How many bytes a target adds to it, about, without its pings: its name, its address, and what they came to.
    public static let bytesPerTarget = 250

    /// How many bytes a ping of a function adds, about.
    public static let bytesPerInvocation = 450

    /// How many bytes a ping of a URL adds, about: it rarely proves anything.
    public static let bytesPerRequest = 190

    /// The most bytes of a line: the warmer leaves targets out of a longer one.
    public static let sizeLimit = 256 * 1024

    /// The most pings of an invocation: the warmer cuts a larger round into slices, each of which has a line.
    public static let pingsPerSlice = 900

    /// Creates a report.
    public init(_ targets: [Target]) {
        self.targets = targets
    }

    /// How many bytes the lines of one round have together, about.
    public var bytes: Int {
        slices.reduce(0) { sum, slice in
            // The warmer leaves out half of the targets, until the rest fits into a line.
            var kept = slice[...]
            while Self.bytes(of: kept) > Self.sizeLimit, !kept.isEmpty { kept.removeLast((kept.count + 1) / 2) }
            return sum + Self.bytes(of: kept)
        }
    }

    private static func bytes(of targets: ArraySlice<Target>) -> Int {
        targets.reduce(bytesPerLine) { $0 + $1.bytes }
    }

    /// The targets of each invocation, about as many pings in one as in another.
    private var slices: [[Target]] {
        let all = targets.reduce(0) { $0 + min($1.pings, Self.sizeLimit) }
        let count = max(1, (all + Self.pingsPerSlice - 1) / Self.pingsPerSlice)
        let share = (all + count - 1) / count
        var slices: [[Target]] = []
        var room = 0
        for target in targets {
            if slices.isEmpty || target.pings > room {
                slices.append([])
                room = share
            }
            slices[slices.count - 1].append(target)
            room -= min(target.pings, Self.sizeLimit)
        }
        return slices.isEmpty ? [[]] : slices
    }
}
