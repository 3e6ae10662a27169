import CLinux
import Glibc
import Kernel

/// The kernel's list of sockets to watch (`epoll`), edge-triggered: each change is told once.
///
/// Whoever waits must therefore have tried its operation first and have been told to try again.
struct Poller: ~Copyable {
    private let descriptor: CInt
    private let events: UnsafeMutableBufferPointer<epoll_event>

    /// What the kernel carries for the executor's own descriptor, in place of a slot.
    private static let wakeUpMark = UInt64.max

    init(wakeUpDescriptor: CInt) throws {
        let descriptor = epoll_create1(CInt(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw SystemError(call: "epoll_create1", errno: errno) }
        do {
            let interest = EPOLLIN.rawValue | EPOLLET.rawValue
            try Self.add(wakeUpDescriptor, to: descriptor, data: Self.wakeUpMark, interest: interest)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        events = .allocate(capacity: 512)
    }

    deinit {
        events.deallocate()
        close(descriptor)
    }

    /// Watches a socket for as long as it is open.
    func watch(_ socket: borrowing Socket, for slot: SlotTable.ID) throws {
        let interest = EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
        try Self.add(socket.descriptor, to: descriptor, data: slot.packed, interest: interest)
    }

    /// Waits for changes until a moment, and calls `body` with the slot of each.
    ///
    /// - Parameters:
    ///   - until: The moment at which to give up; `nil` to wait without end; a past one to only look.
    ///   - body: Called with the slot of each socket that changed.
    func poll(until: MonotonicInstant?, _ body: (SlotTable.ID) -> Void) {
        var count: CInt
        if let until {
            let nanoseconds = max(0, until.nanoseconds - MonotonicInstant.now.nanoseconds)
            // Rounded up to the millisecond: waking early would only mean to wait again.
            let milliseconds = min((nanoseconds + 999_999) / 1_000_000, Int64(CInt.max))
            count = epoll_wait(descriptor, events.baseAddress, CInt(events.count), CInt(milliseconds))
        } else {
            count = epoll_wait(descriptor, events.baseAddress, CInt(events.count), -1)
        }
        if count < 0 {
            precondition(errno == EINTR, "epoll_wait was called wrongly.")
            count = 0
        }
        for event in events.prefix(Int(count)) where event.data.u64 != Self.wakeUpMark {
            body(SlotTable.ID(packed: event.data.u64))
        }
    }

    private static func add(_ descriptor: CInt, to list: CInt, data: UInt64, interest: UInt32) throws {
        var event = epoll_event(events: interest, data: epoll_data_t(u64: data))
        guard epoll_ctl(list, EPOLL_CTL_ADD, descriptor, &event) == 0 else {
            throw SystemError(call: "epoll_ctl", errno: errno)
        }
    }
}
