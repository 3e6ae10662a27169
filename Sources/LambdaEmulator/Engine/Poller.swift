import CLinux
import Glibc
import Kernel

/// The kernel's list of descriptors to watch (`epoll`), level-triggered.
///
/// Each descriptor has a place in a table of who waits for it. An event that was under way when its descriptor was let
/// go is recognised by the place's generation, and has no effect.
final class Poller {
    /// Names one use of one place.
    struct Ticket: Hashable, Sendable {
        fileprivate let index: UInt32
        fileprivate let generation: UInt32

        fileprivate var packed: UInt64 { UInt64(generation) << 32 | UInt64(index) }
    }

    /// What may have happened to a descriptor.
    struct Readiness: Sendable {
        fileprivate let events: UInt32

        /// It can be written.
        var isWritable: Bool { events & (EPOLLOUT.rawValue | EPOLLERR.rawValue) != 0 }

        /// It can be read, or was closed by its peer.
        var isReadable: Bool {
            events & (EPOLLIN.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue | EPOLLRDHUP.rawValue) != 0
        }
    }

    /// Somebody who waits for a descriptor.
    protocol Watcher: AnyObject {
        /// Something may have happened to the descriptor.
        func descriptorIsReady(_ readiness: Readiness)
    }

    private struct Place {
        var generation: UInt32 = 0
        var watcher: (any Watcher)?
    }

    private let descriptor: CInt
    private let events: UnsafeMutableBufferPointer<epoll_event>
    private var places: [Place] = []
    private var free: [UInt32] = []

    init() throws(SystemError) {
        descriptor = epoll_create1(CInt(EPOLL_CLOEXEC))
        events = .allocate(capacity: 256)
        guard descriptor >= 0 else { throw SystemError(call: "epoll_create1", errno: errno) }
    }

    deinit {
        events.deallocate()
        if descriptor >= 0 { close(descriptor) }
    }

    /// Watches a descriptor for something to read, until it is let go.
    func watch(_ watched: CInt, for watcher: any Watcher) throws(SystemError) -> Ticket {
        let index = free.popLast() ?? UInt32(places.count)
        if index == places.count { places.append(Place()) }
        let ticket = Ticket(index: index, generation: places[Int(index)].generation)
        do throws(SystemError) {
            try control(EPOLL_CTL_ADD, watched, ticket, EPOLLIN.rawValue)
        } catch {
            free.append(index)
            throw error
        }
        places[Int(index)].watcher = watcher
        return ticket
    }

    /// Asks to be told also when the descriptor can be written, or no longer.
    func setWantsToWrite(_ wants: Bool, _ watched: CInt, _ ticket: Ticket) {
        try? control(EPOLL_CTL_MOD, watched, ticket, EPOLLIN.rawValue | (wants ? EPOLLOUT.rawValue : 0))
    }

    /// Ceases to watch a descriptor, which is to be closed then.
    func letGo(_ watched: CInt, _ ticket: Ticket) {
        guard places[Int(ticket.index)].generation == ticket.generation else { return }
        try? control(EPOLL_CTL_DEL, watched, ticket, 0)
        places[Int(ticket.index)].generation &+= 1
        places[Int(ticket.index)].watcher = nil
        free.append(ticket.index)
    }

    /// Waits for events until a moment, and tells those whom they concern.
    ///
    /// - Parameter until: The moment at which to give up; `nil` to wait without end; a past one to only look.
    func poll(until: MonotonicInstant?) {
        var timeout: CInt = -1
        if let until {
            let nanoseconds = max(0, until.nanoseconds - MonotonicInstant.now.nanoseconds)
            // Rounded up to the millisecond: waking early would only mean to wait again.
            timeout = CInt(min((nanoseconds + 999_999) / 1_000_000, Int64(CInt.max)))
        }
        var count = epoll_wait(descriptor, events.baseAddress, CInt(events.count), timeout)
        if count < 0 {
            precondition(errno == EINTR, "epoll_wait was called wrongly.")
            count = 0
        }
        for event in events.prefix(Int(count)) {
            let index = Int(UInt32(truncatingIfNeeded: event.data.u64))
            let generation = UInt32(truncatingIfNeeded: event.data.u64 >> 32)
            guard places[index].generation == generation else { continue }
            places[index].watcher?.descriptorIsReady(Readiness(events: event.events))
        }
    }

    private func control(
        _ operation: CInt,
        _ watched: CInt,
        _ ticket: Ticket,
        _ interest: UInt32
    ) throws(SystemError) {
        var event = epoll_event(events: interest, data: epoll_data_t(u64: ticket.packed))
        guard epoll_ctl(descriptor, operation, watched, &event) == 0 else {
            throw SystemError(call: "epoll_ctl", errno: errno)
        }
    }
}
