import Testing
import Warming

@Suite("Scripted pinger", .timeLimit(.minutes(1)))
struct ScriptedPingerTests {
    private let clock = ManualClock()

    @Test("It answers by its script, and counts the attempts")
    func answers() async throws {
        let pinger = ScriptedPinger { _, attempt in .answer(attempt == 1 ? .failed(.unreachable) : .good()) }
        let ping = Ping(target: try .named("a"))

        #expect(await pinger.ping(ping) == .failed(.unreachable))
        #expect(await pinger.ping(ping) == .good())
        #expect(pinger.pinged == [ping, ping])
        #expect(pinger.underWayCount == 0)
    }

    @Test("It takes its time on the clock, and no more than the ping's timeout")
    func takesTime() async throws {
        let pinger = ScriptedPinger(clock: clock) { _, _ in .take(.seconds(2), .good()) }
        let targets = [try Target.named("a"), try .named("b", timeout: .seconds(1))]

        let answers = await withTaskGroup(of: Answer.self) { group in
            for target in targets { group.addTask { await pinger.ping(Ping(target: target)) } }
            await clock.sleepers(atLeast: 2)
            clock.advance(by: .seconds(1))
            let first = await group.next()
            clock.advance(by: .seconds(1))
            return [first, await group.next()]
        }

        #expect(answers == [.failed(.timeoutFirstByte, after: .seconds(1)), .good(after: .seconds(2))])
    }

    @Test("It holds a ping until that is released or cancelled")
    func holds() async throws {
        let pinger = ScriptedPinger(clock: clock) { _, _ in .hold }
        let targets = try Target.numbered(2)

        await withTaskGroup(of: Answer.self) { group in
            for target in targets { group.addTask { await pinger.ping(Ping(target: target)) } }
            await pinger.underWay(exactly: 2)
            pinger.release("t1")
            #expect(await group.next() == .good())
            clock.advance(by: .seconds(3))
            group.cancelAll()
            #expect(await group.next() == .cutOff(after: .seconds(3)))
        }

        #expect(pinger.mostUnderWay == 2)
        #expect(pinger.underWayCount == 0)
    }
}
