/// What the import of a log came to.
public struct ImportResult: Hashable, Sendable {
    /// How many lines were read; those of an earlier import are not read again.
    public var lines = 0

    /// How many rounds were written.
    public var rounds = 0

    /// How many reports of invocations were counted.
    public var reports = 0

    /// How many of these had started an environment.
    public var coldStarts = 0

    /// How many rounds and reports the history had already.
    public var known = 0

    /// How many reports were the warmer's own, and not of what it warms.
    public var warmers = 0

    /// How many rounds and reports are older than all that the history keeps.
    public var tooOld = 0

    /// How many reports belong to hours that were counted so long ago that nobody can tell which ones are new.
    public var closed = 0

    /// How many reports had no moment before them, nor any line before them.
    public var withoutMoment = 0

    /// Creates the result of an import of nothing.
    public init() {}

    /// Adds what the import of another log came to.
    public static func += (left: inout ImportResult, right: ImportResult) {
        left.lines += right.lines
        left.rounds += right.rounds
        left.reports += right.reports
        left.coldStarts += right.coldStarts
        left.known += right.known
        left.warmers += right.warmers
        left.tooOld += right.tooOld
        left.closed += right.closed
        left.withoutMoment += right.withoutMoment
    }
}
