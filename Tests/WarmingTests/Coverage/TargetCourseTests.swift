import Testing

@testable import Warming

@Suite("Course of a target")
struct TargetCourseTests {
    @Test("The hold grows from nothing to 50 ms and doubles while pings collide, up to the longest")
    func doubles() throws {
        var course = course(try .function(environments: 3, hold: .zero, maxHold: .milliseconds(300)))

        #expect(course.holds(answering: ["a", "a", "a"]) == [0, 50, 100, 200, 300])
    }

    @Test("The hold starts with what worked before, within the target's bounds")
    func remembered() throws {
        let target = try Target.function(hold: .milliseconds(50), maxHold: .milliseconds(300))

        #expect(course(target, hold: .milliseconds(200)).hold == .milliseconds(200))
        #expect(course(target, hold: .seconds(1)).hold == .milliseconds(300))
        #expect(course(target, hold: .milliseconds(10)).hold == .milliseconds(50))
        #expect(course(target, hold: nil).hold == .milliseconds(50))
    }

    @Test("Pings that reached as many environments as were asked for do not go out again")
    func reached() throws {
        var course = course(try .function(environments: 3))

        #expect(course.holds(answering: ["a", "b", "c"]) == [50])
    }

    @Test("Passes stop as soon as all of them together have reached every environment")
    func together() throws {
        var course = course(try .function(environments: 3))

        #expect(course.holds(answering: ["a", "a", "b"], ["b", "c", "c"]) == [50, 100])
    }

    @Test("Without identities, or with failures alone, a longer hold would prove nothing")
    func pointless() throws {
        var anonymous = course(try .function(environments: 3))
        var failing = course(try .function(environments: 3))

        #expect(anonymous.holds(answering: [nil, nil, nil]) == [50])
        #expect(failing.end(3, with: .failed(.throttled)) == nil)
    }

    @Test("No pass begins that the deadline or the target's own timeout would cut off")
    func deadline() throws {
        let target = try Target.function(environments: 2, timeout: .milliseconds(180))
        let answer = Answer.proven(by: "a", after: .milliseconds(60))

        var enough = course(target)
        #expect(enough.end(2, with: answer, timeLeft: .milliseconds(111))?.hold == .milliseconds(100))
        var tooLittle = course(target)
        #expect(tooLittle.end(2, with: answer, timeLeft: .milliseconds(110)) == nil)
        var timeout = course(target)
        #expect(timeout.end(2, with: answer)?.hold == .milliseconds(100))
        #expect(timeout.end(2, with: .proven(by: "a", after: .milliseconds(110)), start: false) == nil)
    }

    @Test("Dialects without a hold are asked for none, and their pings go out once")
    func withoutHold() throws {
        for dialect in Dialect.all where !dialect.hasHold && !dialect.leavesFanOutToFunction {
            var course = course(try .function(dialect: dialect, environments: 3))

            #expect(course.holds(answering: ["a", "a", "a"]) == [0], "\(dialect)")
        }
    }

    @Test("A function that fans out by itself gets one ping", arguments: [Dialect.lambdaWarmer, .lambdaWarmerPy])
    func fansOut(dialect: Dialect) throws {
        let target = try Target.function(dialect: dialect, environments: 7)
        var course = course(target)

        #expect(course.start() == TargetCourse.Batch(environments: 1..<2, pass: 1, hold: .zero))
        #expect(course.ended(.sent(.proven(by: "a")), timeLeft: nil) == nil)
        #expect(target.pingCount == 1)
    }

    @Test("A target that asks for one environment gets one ping, which does not hold")
    func single() throws {
        var course = course(try .function(environments: 1))

        #expect(course.start() == TargetCourse.Batch(environments: 1..<2, pass: 1, hold: .zero))
        #expect(course.ended(.sent(.proven(by: "a")), timeLeft: nil) == nil)
    }

    @Test("Staggered pings go out in batches, each when the one before has ended")
    func stagger() throws {
        var course = course(try .function(environments: 5, stagger: 2))

        #expect(course.start().environments == 1..<3)
        #expect(course.ended(.sent(.proven(by: "a")), timeLeft: nil) == nil)
        #expect(course.ended(.sent(.proven(by: "b")), timeLeft: nil)?.environments == 3..<5)
        #expect(course.ended(.sent(.proven(by: "c")), timeLeft: nil) == nil)
        #expect(course.ended(.sent(.failed(.throttled)), timeLeft: nil)?.environments == 5..<6)
        #expect(course.ended(.sent(.proven(by: "e")), timeLeft: nil) == nil)
    }

    @Test("Batches larger than the target send all of its pings at once")
    func wideStagger() throws {
        var course = course(try .function(environments: 5, stagger: 1000))

        #expect(course.start().environments == 1..<6)
    }

    @Test("A longer hold keeps nothing apart that went out in different batches, or beyond the cap")
    func incurable() throws {
        var staggered = course(try .function(environments: 4, stagger: 2))
        #expect(staggered.end(2, naming: ["a", "b"])?.environments == 3..<5)
        #expect(staggered.end(2, naming: ["a", "b"], start: false) == nil)

        var curable = course(try .function(environments: 4, stagger: 2))
        #expect(curable.end(2, naming: ["a", "a"])?.environments == 3..<5)
        #expect(curable.end(2, naming: ["a", "b"], start: false)?.hold == .milliseconds(100))

        var capped = course(try .function(environments: 4), maxInFlight: 2)
        #expect(capped.end(4, naming: ["a", "b", "a", "b"]) == nil)
        var belowCap = course(try .function(environments: 4), maxInFlight: 3)
        #expect(belowCap.end(4, naming: ["a", "b", "a", "b"])?.pass == 2)
    }

    @Test("The pings that are left when a round ends are handed out once, as the rest")
    func rest() throws {
        var course = course(try .function(environments: 5, stagger: 2))
        _ = course.start()

        #expect(course.rest() == TargetCourse.Batch(environments: 3..<6, pass: 1, hold: .milliseconds(50)))
        #expect(course.rest() == nil)
    }

    private func course(_ target: Target, hold: Duration? = nil, maxInFlight: Int = 1000) -> TargetCourse {
        TargetCourse(target, hold: hold, maxInFlight: maxInFlight)
    }
}

extension TargetCourse {
    /// Ends a batch with the same answer to every ping of it.
    fileprivate mutating func end(
        _ count: Int,
        with answer: Answer,
        timeLeft: Duration? = nil,
        start isFirst: Bool = true
    ) -> Batch? {
        if isFirst { _ = start() }
        let reports = Array(repeating: PingReport.sent(answer, pass: pass, hold: hold), count: count)
        return reports.reduce(nil) { ended($1, timeLeft: timeLeft) ?? $0 }
    }

    /// Ends a batch with answers from these environments.
    fileprivate mutating func end(_ count: Int, naming names: [String], start isFirst: Bool = true) -> Batch? {
        if isFirst { _ = start() }
        let reports = names.map { PingReport.sent(.proven(by: $0), pass: pass, hold: hold) }
        #expect(reports.count == count)
        return reports.reduce(nil) { ended($1, timeLeft: nil) ?? $0 }
    }

    /// The holds in milliseconds of all passes, when they are answered by these environments in turn, and then by the
    /// last ones again.
    fileprivate mutating func holds(answering names: [String?]...) -> [Int64] {
        var holds: [Int64] = []
        var next: Batch? = start()
        while let batch = next, holds.count < 20 {
            holds.append(batch.hold.wholeMilliseconds)
            let answers = names[min(batch.pass, names.count) - 1]
            let reports = answers.map { PingReport.sent(.proven(by: $0), pass: batch.pass, hold: batch.hold) }
            next = reports.reduce(nil) { ended($1, timeLeft: nil) ?? $0 }
        }
        return holds
    }
}
