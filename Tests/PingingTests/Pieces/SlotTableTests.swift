import Testing

@testable import Pinging

@Suite("Slot table", .timeLimit(.minutes(1)))
struct SlotTableTests {
    @Test("A slot that is given back is used again, under another name")
    func reuses() {
        var table = SlotTable()
        let first = table.open()
        let other = table.open()

        table.close(first)
        let second = table.open()

        #expect(second.index == first.index)
        #expect(Set([first, other, second]).count == 3)
        #expect(SlotTable.ID(packed: second.packed) == second)
    }

    @Test("What comes late for a closed slot does not reach the one that took its place")
    func ignoresLateWakeUps() async {
        var table = SlotTable()
        let first = table.open()
        table.close(first)
        let second = table.open()

        let wakeUp = await withCheckedContinuation { continuation in
            table.park(continuation, in: second)
            table.wake(first, .timedOut)
            table.wake(first, .cancelled)
            table.wake(first, .ready)
            table.close(first)
            table.wake(second, .ready)
        }

        #expect(wakeUp == .ready)
        #expect(table.ending(of: second) == nil)
        #expect(table.open() != second)
    }

    @Test("An ending lasts, and the first one counts", arguments: [SlotTable.WakeUp.timedOut, .cancelled])
    func keepsEnding(ending: SlotTable.WakeUp) {
        var table = SlotTable()
        let slot = table.open()

        table.wake(slot, .ready)
        #expect(table.ending(of: slot) == nil)
        table.wake(slot, ending)
        table.wake(slot, .ready)
        table.wake(slot, ending == .timedOut ? .cancelled : .timedOut)

        #expect(table.ending(of: slot) == ending)
    }

    @Test("An ending does not outlive its slot")
    func forgetsEnding() {
        var table = SlotTable()
        let first = table.open()
        table.wake(first, .timedOut)
        table.close(first)

        #expect(table.ending(of: first) == .cancelled)
        #expect(table.ending(of: table.open()) == nil)
    }

    @Test("A wait ends once, even when it is woken twice")
    func wakesOnce() async {
        var table = SlotTable()
        let slot = table.open()

        let wakeUp = await withCheckedContinuation { continuation in
            table.park(continuation, in: slot)
            table.wake(slot, .ready)
            table.wake(slot, .timedOut)
        }

        #expect(wakeUp == .ready)
        #expect(table.ending(of: slot) == .timedOut)
    }

    @Test("A slot that never was is passed over")
    func ignoresUnknown() {
        var table = SlotTable()
        let unknown = SlotTable.ID(index: 7, generation: 0)

        table.wake(unknown, .ready)
        table.close(unknown)

        #expect(table.ending(of: unknown) == .cancelled)
        #expect(table.open() == SlotTable.ID(index: 0, generation: 0))
    }
}
