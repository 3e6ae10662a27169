/// Decides what one alert tells after each round: every change once, and again only when it did not arrive.
///
/// What was told is compared with what is so. A message that did not arrive has told nothing, so the next round finds the
/// same difference and another message goes out; a target that is well again before anybody heard of it is not mentioned.
///
/// It holds no clock and starts no task: ``RoundRunner`` delivers its messages.
struct AlertMachine {
    private struct Record {
        /// The bad rounds up to now; `nil` after a good one.
        var present: AlertCourse?
        /// The bad rounds that the message under way tells of, and those that have followed since.
        var telling: AlertCourse?
        /// The bad rounds that somebody has been told of and not yet heard the end of, and those that have followed.
        var told: AlertCourse?

        var isEmpty: Bool { present == nil && telling == nil && told == nil }
    }

    private enum Delivery {
        /// Nothing is under way.
        case idle
        /// A message is under way. Left when that has ended.
        case underWay(AlertMessage, hasRoundEndedSince: Bool)
    }

    let alert: Alert

    private var records: [String: Record] = [:]
    private var delivery = Delivery.idle
    private var latest = AlertMessage(time: Timestamp(secondsSince1970: 0), started: [], over: [])

    init(_ alert: Alert) {
        self.alert = alert
    }

    /// Whether a message is under way.
    var isDelivering: Bool {
        if case .underWay = delivery { true } else { false }
    }

    /// A round has ended.
    ///
    /// - Returns: A message to deliver; ``deliveryEnded(arrived:)`` when it was. `nil` when there is nothing to tell, or
    ///   when that has to wait for the message under way.
    mutating func roundEnded(_ report: RoundReport) -> AlertMessage? {
        latest.time = report.startedAt
        latest.round = report.id
        for target in report.targets {
            let name = target.target.name
            let problem = AlertProblem(of: target, coldShare: alert.coldShare)
            update(name, with: problem, at: report.startedAt)
        }
        if report.isAnswered {
            // A search for functions that failed knows nothing of the functions that it did not find.
            let names = Set(report.targets.map(\.target.name))
            for name in Array(records.keys) where !names.contains(name) {
                update(name, with: nil, at: report.startedAt)
            }
        }
        if case .underWay(let message, _) = delivery {
            delivery = .underWay(message, hasRoundEndedSince: true)
            return nil
        }
        return next()
    }

    /// The message under way has arrived, or has not.
    ///
    /// - Returns: What to deliver next, when a round has ended meanwhile.
    mutating func deliveryEnded(arrived: Bool) -> AlertMessage? {
        guard case .underWay(let message, let hasRoundEndedSince) = delivery else { return nil }
        delivery = .idle
        for course in message.started {
            change(course.target) { record in
                if arrived { record.told = record.telling }
                record.telling = nil
            }
        }
        if arrived {
            for course in message.over { change(course.target) { $0.told = nil } }
        }
        return arrived || hasRoundEndedSince ? next() : nil
    }

    private mutating func update(_ name: String, with problem: AlertProblem?, at moment: Timestamp) {
        let before = records[name]?.present
        let course = problem.map { problem in
            AlertCourse(
                target: name,
                rounds: (before?.rounds ?? 0) + 1,
                since: before?.since ?? moment,
                problem: problem
            )
        }
        let isBad = isBad(course)
        change(name) { record in
            record.present = course
            if isBad, record.told != nil { record.told = course }
            if isBad, record.telling?.since == course?.since { record.telling = course }
        }
    }

    /// Changes what is known of a target; when that is nothing any more, the target is forgotten.
    private mutating func change(_ name: String, _ body: (inout Record) -> Void) {
        var record = records[name] ?? Record()
        body(&record)
        records[name] = record.isEmpty ? nil : record
    }

    private func isBad(_ course: AlertCourse?) -> Bool {
        course.map { $0.rounds >= alert.rounds } ?? false
    }

    /// The message that makes what was told what is so.
    private mutating func next() -> AlertMessage? {
        let inOrder = { (left: AlertCourse, right: AlertCourse) in
            (left.since, left.target) < (right.since, right.target)
        }
        var message = latest
        message.started = records.values.compactMap { $0.told == nil && isBad($0.present) ? $0.present : nil }
        message.over = records.values.compactMap { isBad($0.present) ? nil : $0.told }
        message.started.sort(by: inOrder)
        message.over.sort(by: inOrder)
        guard !message.started.isEmpty || !message.over.isEmpty else { return nil }
        for course in message.started { records[course.target]?.telling = course }
        delivery = .underWay(message, hasRoundEndedSince: false)
        return message
    }
}
