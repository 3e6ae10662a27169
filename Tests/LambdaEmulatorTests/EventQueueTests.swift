import Kernel
import Testing

@testable import LambdaEmulator

@Suite("The queue of events")
struct EventQueueTests {
    private let start = MonotonicInstant(nanoseconds: 0)
    private let event = QueuedInvocation(
        requestID: "1",
        target: InvocationTarget(function: "odd", version: "$LATEST", arn: "arn"),
        request: InvocationRequest(functionName: "odd", kind: .event)
    )

    private func makeQueue() -> EventQueue {
        EventQueue(retryDelays: [.seconds(60), .seconds(120)], maximumAge: .seconds(3600))
    }

    @Test("An event is due at once")
    func dueAtOnce() {
        var queue = makeQueue()
        queue.add(event, now: start)

        #expect(queue.nextDue == start)
        #expect(queue.takeDue(now: start)?.invocation.requestID == "1")
        #expect(queue.takeDue(now: start) == nil)
    }

    @Test("A function that fails is tried a minute and then two minutes later, and then no more")
    func functionFails() throws {
        var queue = makeQueue()
        queue.add(event, now: start)
        let firstTaken = queue.takeDue(now: start)
        let first = try #require(firstTaken)
        queue.functionFailed(first, now: start)
        #expect(queue.nextDue == start.advanced(by: .seconds(60)))

        let later = start.advanced(by: .seconds(60))
        let secondTaken = queue.takeDue(now: later)
        let second = try #require(secondTaken)
        queue.functionFailed(second, now: later)
        #expect(queue.nextDue == start.advanced(by: .seconds(180)))

        let last = start.advanced(by: .seconds(180))
        let thirdTaken = queue.takeDue(now: last)
        let third = try #require(thirdTaken)
        queue.functionFailed(third, now: last)
        #expect(queue.nextDue == nil && queue.dropped == 1)
    }

    @Test("What is throttled is tried after pauses that grow to five minutes, until it is too old")
    func throttled() {
        var queue = makeQueue()
        queue.add(event, now: start)
        var now = start
        var pauses: [Duration] = []
        while let due = queue.nextDue {
            pauses.append(now.duration(to: due))
            now = due
            guard let entry = queue.takeDue(now: now) else { break }
            queue.wasThrottled(entry, now: now)
        }

        #expect(pauses.prefix(11).map { Int($0 / .seconds(1)) } == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300])
        #expect(now.nanoseconds <= 3600 * 1_000_000_000 && queue.dropped == 1)
    }
}
