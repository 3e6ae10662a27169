import Warming

/// Hands slices of a round to asynchronous invocations of the function itself.
struct SliceHandOvers<RoundClock: Clock>: Sendable where RoundClock.Duration == Duration {
    /// Leaves an event with Lambda, for a function and within so much time.
    typealias Sender = @Sendable (_ event: [UInt8], _ function: LambdaFunction, _ limit: Duration) async -> Answer

    /// The longest that all of it may take.
    static var timeLimit: Duration { .seconds(10) }

    /// How many slices are handed over at the same time.
    private static var width: Int { 8 }

    /// How often one is tried.
    private static var attempts: Int { 3 }

    /// Who gets the slices.
    let function: LambdaFunction

    /// What times the pauses between attempts.
    let clock: RoundClock

    /// What leaves an event with Lambda.
    let send: Sender

    /// Hands slices on.
    ///
    /// - Parameters:
    ///   - events: The slices.
    ///   - limit: How long all of it may take.
    /// - Returns: What came of each, in the same order.
    func handOver(_ events: [SliceEvent], within limit: Duration) async -> [SliceHandOver] {
        let end = clock.now.advanced(by: min(limit, Self.timeLimit))
        return await withTaskGroup(of: SliceHandOver.self) { group in
            var handOvers: [SliceHandOver] = []
            for (index, event) in events.enumerated() {
                if index >= Self.width, let done = await group.next() { handOvers.append(done) }
                group.addTask { await handOver(event, until: end) }
            }
            for await done in group { handOvers.append(done) }
            return handOvers.sorted { $0.slice < $1.slice }
        }
    }

    private func handOver(_ event: SliceEvent, until end: RoundClock.Instant) async -> SliceHandOver {
        let json = event.json
        var answer = Answer(outcome: Outcome(.deadline, "not sent"), latency: .zero, attempts: 0)
        for attempt in 1...Self.attempts {
            let left = clock.now.duration(to: end)
            guard left > .zero else { break }
            answer = await send(json, function, left)
            // After any other failure the slice may have been taken on, and it must not be pinged twice.
            guard answer.outcome.wasTurnedAway || answer.outcome.couldNotConnect, attempt < Self.attempts else { break }
            let pause = answer.retryAfter ?? .milliseconds(200) * attempt
            guard (try? await clock.sleep(until: clock.now.advanced(by: pause), tolerance: nil)) != nil else { break }
        }
        return SliceHandOver(
            slice: event.slice,
            targets: event.targetCount,
            outcome: answer.outcome,
            status: answer.status
        )
    }
}
