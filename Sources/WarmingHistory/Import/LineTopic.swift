/// What the last lines of a stream were about.
struct LineTopic {
    /// The round whose line came last, for those of its targets that follow.
    var round: Int64?

    /// The invocation that the line belongs to; `nil` when there is none, or it is not known any more.
    var requestID: String?

    /// The round whose whole report came last; the lines that follow have nothing to add to it.
    var wholeRound: String?

    /// Whether a line can be about the round: it is not when the round's own has not come in yet.
    func fits(_ line: LoggedLine) -> Bool {
        guard let requestID, let other = line.requestId else { return true }
        return requestID == other
    }
}

extension LineFinder.Line {
    /// Whether only a warmer writes such a line.
    var isWarmers: Bool {
        if case .logged(let line) = self { ["report", "round"].contains(line.event) } else { false }
    }
}
