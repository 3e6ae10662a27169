import Chance
import Testing

@testable import Warming

@Suite("Slices of a round")
struct SliceBoundsTests {
    @Test("A round that is small enough stays whole")
    func staysWhole() throws {
        let targets = try Target.numbered(10)

        #expect(slices(of: targets, SliceBounds(pings: 10, bytes: 1)) == [10])
    }

    @Test(
        "A round that is too large is cut into as few slices as there have to be, of about the same size",
        arguments: [(11, [6, 5]), (20, [10, 10]), (21, [7, 7, 7]), (2000, Array(repeating: 10, count: 200))]
    )
    func cuts(count: Int, sizes: [Int]) throws {
        #expect(try slices(of: Target.numbered(count), SliceBounds(pings: 10, bytes: 1000)) == sizes)
    }

    @Test("Environments count, and a target of many is a slice of its own")
    func countsPings() throws {
        let targets = try [1, 30, 4, 4, 4].enumerated().map { try Target.named("t\($0)", environments: $1) }

        #expect(slices(of: targets, SliceBounds(pings: 10, bytes: 1000)) == [1, 1, 2, 1])
    }

    @Test("A slice that is handed on has no more bytes than fit, and the one that is kept any number")
    func countsBytes() throws {
        #expect(try slices(of: Target.numbered(20), SliceBounds(pings: 10, bytes: 30), bytes: 10) == [10, 3, 3, 3, 1])
        #expect(
            try slices(of: Target.numbered(12), SliceBounds(pings: 10, bytes: 1), bytes: 10) == [6, 1, 1, 1, 1, 1, 1]
        )
    }

    @Test("What cannot be handed on is kept, and all else keeps its order")
    func keeps() throws {
        let targets = try Target.numbered(12)
        let bounds = SliceBounds(pings: 4, bytes: 1000)

        let slices = bounds.slices(of: targets) { ["t5", "t11"].contains($0.name) ? nil : 1 }

        #expect(
            slices.map { $0.map(\.name) } == [
                ["t5", "t11", "t0", "t1"], ["t2", "t3", "t4", "t6"], ["t7", "t8", "t9", "t10"],
            ]
        )
    }

    @Test("Every target is in exactly one slice", arguments: 1...8)
    func losesNone(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<50 {
            let targets = try (0..<Int.random(in: 0...60, using: &generator)).map {
                try Target.named("t\($0)", environments: .random(in: 1...20, using: &generator))
            }
            let bounds = SliceBounds(
                pings: .random(in: 1...50, using: &generator),
                bytes: .random(in: 1...200, using: &generator)
            )

            let slices = bounds.slices(of: targets) { $0.name.hasSuffix("7") ? nil : 10 }

            #expect(slices.joined().map(\.name).sorted() == targets.map(\.name).sorted())
            #expect(slices.dropFirst().allSatisfy { !$0.isEmpty && ($0.count == 1 || $0.count * 10 <= bounds.bytes) })
            #expect(slices.dropFirst().allSatisfy { $0.count == 1 || pings($0) <= bounds.pings })
        }
    }

    private func slices(of targets: [Target], _ bounds: SliceBounds, bytes: Int = 1) -> [Int] {
        bounds.slices(of: targets) { _ in bytes }.map(\.count)
    }

    private func pings(_ targets: [Target]) -> Int {
        targets.reduce(0) { $0 + $1.pingCount }
    }
}
