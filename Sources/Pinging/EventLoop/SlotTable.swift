/// The places in which tasks of an ``EventLoop`` wait, one for each ping under way.
///
/// A slot is taken for the whole of a ping and given back at its end. What happens to a slot that has been given back
/// since, a late timer or a late event of the kernel, is recognised by its generation and has no effect.
struct SlotTable {
    /// Names one use of one slot.
    struct ID: Hashable, Sendable {
        let index: UInt32
        let generation: UInt32

        /// As the kernel carries it for us beside an event.
        var packed: UInt64 { UInt64(generation) << 32 | UInt64(index) }

        init(index: UInt32, generation: UInt32) {
            self.index = index
            self.generation = generation
        }

        init(packed: UInt64) {
            self.init(index: UInt32(truncatingIfNeeded: packed), generation: UInt32(truncatingIfNeeded: packed >> 32))
        }
    }

    /// Why a wait is over.
    enum WakeUp: Sendable {
        /// What was waited for may have happened: try again.
        case ready
        /// The slot's time is up.
        case timedOut
        /// The task was cancelled.
        case cancelled
    }

    private struct Slot {
        var generation: UInt32 = 0
        var continuation: CheckedContinuation<WakeUp, Never>?
        /// Set once its time is up or its task is cancelled: every later wait ends at once.
        var ending: WakeUp?
    }

    private var slots: [Slot] = []
    private var free: [UInt32] = []

    /// Takes a slot.
    mutating func open() -> ID {
        if let index = free.popLast() {
            return ID(index: index, generation: slots[Int(index)].generation)
        }
        slots.append(Slot())
        return ID(index: UInt32(slots.count - 1), generation: 0)
    }

    /// Gives a slot back.
    mutating func close(_ id: ID) {
        guard isCurrent(id) else { return }
        slots[Int(id.index)].generation &+= 1
        slots[Int(id.index)].ending = nil
        free.append(id.index)
    }

    /// Why a wait in this slot would end at once, if it would.
    func ending(of id: ID) -> WakeUp? {
        isCurrent(id) ? slots[Int(id.index)].ending : .cancelled
    }

    /// A task begins to wait in its slot.
    mutating func park(_ continuation: CheckedContinuation<WakeUp, Never>, in id: ID) {
        slots[Int(id.index)].continuation = continuation
    }

    /// Ends the wait in a slot, if there is one, and for an ending also every later one.
    mutating func wake(_ id: ID, _ reason: WakeUp) {
        guard isCurrent(id) else { return }
        if reason != .ready, slots[Int(id.index)].ending == nil {
            slots[Int(id.index)].ending = reason
        }
        guard let continuation = slots[Int(id.index)].continuation else { return }
        slots[Int(id.index)].continuation = nil
        continuation.resume(returning: reason)
    }

    private func isCurrent(_ id: ID) -> Bool {
        Int(id.index) < slots.count && slots[Int(id.index)].generation == id.generation
    }
}
