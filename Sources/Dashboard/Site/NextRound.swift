import Warming

/// When the next round is due, in a sentence that a script keeps right and that reads well without one.
struct NextRound {
    private let ticks: RunTicks
    private let now: Timestamp

    init(_ ticks: RunTicks, now: Timestamp) {
        self.ticks = ticks
        self.now = now
    }

    /// What tells one outlook from another: a page that has the same need not ask again.
    ///
    /// That a tick has come is no news: the page's own script has counted down to it.
    var version: String {
        guard !ticks.isOver, let tick = ticks.next ?? ticks.due.last else { return "over" }
        return "\(tick.millisecondsSince1970)"
    }

    /// The sentence.
    var markup: Markup {
        if ticks.isOver { return "The schedule has come to its end: no further round." }
        guard let next = ticks.next else { return "\(underWay)" }
        let left = now.duration(to: next)
        let isRest = (ticks.due.last?.duration(to: next) ?? .zero) > .seconds(3600)
        let when: Markup = "<span data-left=\"\(Int(left.wholeMilliseconds))\">\(left.aheadWords)</span>"
        return isRest
            ? "The schedule rests until \(moment(next)) UTC; next round \(when)."
            : "Next round \(when), \(moment(next)) UTC."
    }

    private var underWay: String {
        guard let tick = ticks.due.last else { return "A round is under way." }
        return "The round of \(moment(tick)) UTC is under way."
    }

    /// A moment, with its day unless that is today.
    private func moment(_ moment: Timestamp) -> String {
        moment.dayWords == now.dayWords ? moment.timeWords : moment.words
    }
}

extension Duration {
    /// How far ahead something is: `in 40 s`, `in 3 min`, `in 7 h 12 min`; the script of a page says it likewise.
    var aheadWords: String {
        let seconds = Int((milliseconds / 1000).rounded(.up))
        if seconds <= 0 { return "now" }
        if seconds < 90 { return "in \(seconds) s" }
        let minutes = (seconds + 30) / 60
        if minutes < 90 { return "in \(minutes) min" }
        return "in \((minutes / 60).grouped) h \(minutes % 60) min"
    }
}
