/// How much of a round one slice may have.
public struct SliceBounds: Hashable, Sendable {
    /// The most pings; a target that has more is a slice of its own.
    public var pings: Int

    /// The most bytes that describe a slice which is handed on.
    public var bytes: Int

    /// Creates bounds, of at least one ping and one byte.
    public init(pings: Int, bytes: Int) {
        self.pings = max(1, pings)
        self.bytes = max(1, bytes)
    }

    /// Cuts a round into slices of about the same size, which keep the targets in their order.
    ///
    /// - Parameters:
    ///   - targets: The targets of the round.
    ///   - size: The bytes that describe a target to whoever is handed it; `nil` for one that cannot be handed on, which is
    ///     put into the first slice.
    /// - Returns: The slices; a single one when the round is small enough. The first is the one to keep, and the bound of
    ///   bytes does not hold for it.
    public func slices(of targets: [Target], size: (Target) -> Int?) -> [[Target]] {
        let all = targets.reduce(0) { $0 + $1.pingCount }
        guard all > pings else { return [targets] }
        let count = (all + pings - 1) / pings
        let share = (all + count - 1) / count

        let sized = targets.map { (target: $0, bytes: size($0)) }
        let kept = sized.filter { $0.bytes == nil }.map(\.target)
        var slices = [Slice(targets: kept, pings: kept.reduce(0) { $0 + $1.pingCount })]
        for (target, bytes) in sized {
            guard let bytes else { continue }
            let last = slices[slices.count - 1]
            let isFull =
                !last.targets.isEmpty
                && (last.pings + target.pingCount > share || (slices.count > 1 && last.bytes + bytes > self.bytes))
            if isFull { slices.append(Slice()) }
            slices[slices.count - 1].add(target, bytes: bytes)
        }
        return slices.map(\.targets)
    }

    private struct Slice {
        var targets: [Target] = []
        var pings = 0
        var bytes = 0

        mutating func add(_ target: Target, bytes: Int) {
            targets.append(target)
            pings += target.pingCount
            self.bytes += bytes
        }
    }
}
