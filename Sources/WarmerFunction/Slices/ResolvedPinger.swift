import Warming

/// A pinger for targets that have been searched for already: what could not be found is not searched for again.
struct ResolvedPinger: Pinger {
    /// What carries the pings.
    let pinger: any Pinger

    func ping(_ ping: Ping) async -> Answer { await pinger.ping(ping) }
}
