import Testing

@testable import Warming

@Suite("Ping window")
struct PingWindowTests {
    @Test("A window hands out every ping once, in order, and never more than it may")
    func handsOut() throws {
        var window = try window(of: 5, maxInFlight: 2)

        #expect(window.sendAll() == [0, 1])
        #expect(window.isWaiting)
        window.end(1, .good(after: .milliseconds(1)))
        #expect(window.sendAll() == [2])
        window.end(0, .good(after: .milliseconds(0)))
        window.end(2, .good(after: .milliseconds(2)))
        #expect(window.sendAll() == [3, 4])
        window.end(4, .good(after: .milliseconds(4)))
        window.end(3, .good(after: .milliseconds(3)))

        #expect(!window.hasRoom && !window.isWaiting)
        #expect(window.endedCount == 5)
        #expect(window.finalReports().map(\.answer.latency) == (0..<5).map { .milliseconds($0) })
        #expect(window.finalReports().map(\.sentAfter) == (0..<5).map { .seconds($0) })
    }

    @Test("A closed window hands out nothing, and gives its reason to what was cut off, not to what had ended")
    func closes() throws {
        var window = try window(of: 4, maxInFlight: 3)
        _ = window.sendAll()
        window.end(0, .good())

        window.close(.deadline)
        window.end(1, .cutOff(after: .seconds(1)))
        window.end(2, .failed(.connectionReset))

        #expect(!window.hasRoom && !window.isWaiting)
        #expect(
            window.finalReports().map(\.answer.outcome) == [
                Outcome(.answered), Outcome(.deadline, "while reading the answer"), Outcome(.connectionReset),
                Outcome(.deadline, "not sent"),
            ]
        )
    }

    @Test("A ping that could not connect is tried again, and its latency counts from the first attempt")
    func retries() throws {
        var window = try window(of: 1, maxInFlight: 1, retries: 1)
        _ = window.sendAll()

        let retry = window.ended(0, .failed(.connectionRefused, after: .milliseconds(10)), timeout: .seconds(10))
        #expect(retry == PingWindow.Retry(pause: .milliseconds(50), timeout: .milliseconds(9940)))
        #expect(window.isWaiting && window.endedCount == 0)
        window.end(0, .good(after: .milliseconds(20)))

        let answer = window.finalReports()[0].answer
        #expect(answer.outcome == Outcome(.answered))
        #expect(answer.attempts == 2)
        #expect(answer.latency == .milliseconds(80))
    }

    @Test("No ping is tried again without time for it, once a connection stood, or after the window was closed")
    func doesNotRetry() throws {
        var window = try window(of: 3, maxInFlight: 3, retries: 5)
        _ = window.sendAll()

        let late = window.ended(0, .failed(.connectionRefused, after: .milliseconds(5)), timeout: .milliseconds(55))
        let reset = window.ended(1, .failed(.connectionReset), timeout: .seconds(10))
        window.close(.deadline)
        let closed = window.ended(2, .failed(.connectionRefused), timeout: .seconds(10))
        #expect([late, reset, closed] == [nil, nil, nil])
        #expect(window.endedCount == 3)
    }

    @Test("A retry that is called off leaves the failure before it standing")
    func callsOffRetry() throws {
        var window = try window(of: 1, maxInFlight: 1, retries: 2)
        _ = window.sendAll()
        _ = window.ended(0, .failed(.nameNotResolved, after: .milliseconds(7)), timeout: .seconds(10))

        window.close(.deadline)
        window.retryCalledOff(0)

        #expect(!window.isWaiting && window.endedCount == 1)
        #expect(window.finalReports()[0].answer == .failed(.nameNotResolved, after: .milliseconds(7)))
    }

    private func window(of count: Int, maxInFlight: Int, retries: Int = 0) throws -> PingWindow {
        var window = PingWindow(
            limits: try RoundLimits(maxInFlight: maxInFlight, retries: retries),
            retryPause: RetryPause { 0.5 }
        )
        window.add(count)
        return window
    }
}

extension PingWindow {
    /// Sends every ping that there is room for, the n-th after n seconds.
    fileprivate mutating func sendAll() -> [Int] {
        var sent: [Int] = []
        while hasRoom {
            let count = finalReports().count { $0.sentAfter != nil }
            sent.append(send(after: .seconds(count)))
        }
        return sent
    }

    fileprivate mutating func end(_ index: Int, _ answer: Answer) {
        let retry = ended(index, answer, timeout: .seconds(10))
        #expect(retry == nil)
    }
}
