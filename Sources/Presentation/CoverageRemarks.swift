import Warming

/// What there is to say of a target's environments beyond their numbers.
struct CoverageRemarks {
    private let report: TargetReport
    private let coverage: Coverage

    /// Prepares the remarks on a target.
    init(_ report: TargetReport, _ coverage: Coverage) {
        self.report = report
        self.coverage = coverage
    }

    /// The remarks, the gravest first.
    var cells: [TextTable.Cell] {
        [priming, cold, held, collisions, doubt, fanOut].compactMap(\.self)
    }

    private var answered: [PingReport] { report.pings.filter { $0.answer.outcome.isAnswered } }

    /// An environment beyond those of the round before is new, and nobody is to blame for its start.
    private var cold: TextTable.Cell? {
        guard let cold = coverage.cold, cold > 0 else { return nil }
        guard report.wasWarmed else { return .init(text: "\(cold) cold: first round", meaning: .warning) }
        let unexpected = report.unexpectedColdCount
        guard unexpected > 0 else { return .init(text: "\(cold) cold: new in this round", meaning: .warning) }
        let new = cold > unexpected ? ", \(cold - unexpected) new in this round" : ""
        return .init(text: "\(unexpected) cold since the last round\(new)", meaning: .bad)
    }

    private var collisions: TextTable.Cell? {
        guard coverage.collided > 0, coverage.distinct < coverage.requested else { return nil }
        let held = coverage.hold == .zero ? "" : "; held up to \(coverage.hold.text)"
        return .init(text: "\(coverage.collided) of \(coverage.answered) collided\(held)", meaning: .warning)
    }

    /// An environment that holds for less time than it was asked to thinks that a stranger asks.
    private var held: TextTable.Cell? {
        let short = answered.filter { ping in
            ping.pass == coverage.passes && (ping.answer.proof?.held).map { $0 < ping.hold } ?? false
        }
        guard let held = short.compactMap({ $0.answer.proof?.held }).min() else { return nil }
        let advice = report.target.secret == nil ? "set a secret" : "check that both sides have the same secret"
        return .init(text: "held \(held.text) of the \(coverage.hold.text) asked for: \(advice)", meaning: .warning)
    }

    private var priming: TextTable.Cell? {
        let failed = answered.count { $0.answer.proof?.priming == "failed" }
        guard failed > 0 else { return nil }
        return .init(
            text: answered.count == 1 ? "priming failed" : "priming failed in \(failed) of \(answered.count)",
            meaning: .bad
        )
    }

    private var doubt: TextTable.Cell? {
        guard coverage.isAtLeast, !report.target.fansOut, coverage.distinct < coverage.requested else { return nil }
        let target = report.target.endpoint == nil ? "function" : "endpoint"
        return .init(
            text: "at least \(coverage.distinct): the \(target) does not say which environment answered",
            meaning: .quiet
        )
    }

    private var fanOut: TextTable.Cell? {
        guard report.target.fansOut, coverage.requested > 1 else { return nil }
        return .init(text: "the function fans out by itself: asked it for \(coverage.requested)", meaning: .quiet)
    }
}
