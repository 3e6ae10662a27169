import Warming

/// A pinger that lets some pings go one after another, as a slow network would.
struct TurnstilePinger: Pinger {
    let pinger: any Pinger
    let goesAlone: @Sendable (Ping) -> Bool
    private let turnstile = Turnstile()

    init(pinger: any Pinger, goesAlone: @escaping @Sendable (Ping) -> Bool) {
        self.pinger = pinger
        self.goesAlone = goesAlone
    }

    func ping(_ ping: Ping) async -> Answer {
        guard goesAlone(ping) else { return await pinger.ping(ping) }
        let start = ContinuousClock.now
        await turnstile.enter()
        var answer = await pinger.ping(ping)
        answer.latency = start.duration(to: .now)
        await turnstile.leave()
        return answer
    }
}

/// Lets one through at a time.
private actor Turnstile {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        guard isTaken else {
            isTaken = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }
}
