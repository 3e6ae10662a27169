import Warming

extension TargetReport {
    /// Whether an answer says something of the environment that gave it.
    var provesSomething: Bool { pings.contains { $0.answer.proof != nil } }

    /// Whether fewer environments answered than the target asks for, as far as answers tell.
    ///
    /// A target of which none answered has failed, and is not short as well.
    var isShort: Bool { provesSomething && !target.fansOut && answeredCount > 0 && !coverage.isReached }
}
