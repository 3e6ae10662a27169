import Glibc
import Kernel
import Warming

/// Why a ping ended before its response was complete.
enum PingFailure: Error {
    /// The ping's own timeout.
    case timedOut
    /// The ping's task was cancelled.
    case cancelled
    /// Anything that is the same in every phase of a ping.
    case ended(Outcome)

    /// Puts the system's refusal into the words of an outcome.
    init(_ error: SystemError) {
        switch error.errno {
        case ECONNREFUSED:
            self = .ended(Outcome(.connectionRefused))
        case ECONNRESET, EPIPE, ECONNABORTED:
            self = .ended(Outcome(.connectionReset, error.reason))
        case EMFILE, ENFILE:
            self = .ended(Outcome(.unreachable, "\(error.reason); allow fewer pings in flight"))
        case EADDRNOTAVAIL:
            self = .ended(Outcome(.unreachable, "no local port or address left for it"))
        default:
            self = .ended(Outcome(.unreachable, error.reason))
        }
    }

    /// Whether another address of the same host may do better.
    var isWorthAnotherAddress: Bool {
        if case .ended(let outcome) = self { outcome.couldNotConnect } else { false }
    }
}

extension EventLoop {
    /// Waits until there is something new for a slot, and throws when there never will be.
    func waitUntilReady(_ slot: SlotTable.ID) async throws(PingFailure) {
        switch await wait(in: slot) {
        case .ready: return
        case .timedOut: throw .timedOut
        case .cancelled: throw .cancelled
        }
    }
}
