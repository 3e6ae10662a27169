import Chance

/// Inputs by chance, the same in every run: good ones, damaged here and there.
struct DamagedInputs: Sequence, IteratorProtocol {
    private let seeds: [[UInt8]]
    private var random: SeededGenerator
    private var count: Int

    /// Creates inputs.
    ///
    /// - Parameters:
    ///   - seeds: The good inputs, at least one.
    ///   - count: How many damaged ones.
    ///   - seed: Where chance begins.
    init(_ seeds: [[UInt8]], count: Int, seed: UInt64) {
        self.seeds = seeds
        self.count = count
        random = SeededGenerator(seed: seed)
    }

    mutating func next() -> [UInt8]? {
        guard count > 0, var input = seeds.randomElement(using: &random) else { return nil }
        count -= 1
        for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&input) }
        return input
    }

    private mutating func damage(_ input: inout [UInt8]) {
        let place = Int.random(in: 0...input.count, using: &random)
        let end = Swift.min(input.count, place + Int.random(in: 1...8, using: &random))
        switch Int.random(in: 0..<7, using: &random) {
        case 0: input.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 1: input.removeSubrange(place..<end)
        case 2: input.insert(contentsOf: Array(input[place..<end]), at: place)
        case 3: input.replaceSubrange(place..<end, with: piece())
        case 4: input.removeSubrange(place...)
        default:
            let extremes: [UInt8] = [0, 1, 0x20, 0x7F, 0x80, 0xFF, .random(in: 0...255, using: &random)]
            if place < end { input[place] = extremes[.random(in: 0..<7, using: &random)] }
        }
    }

    /// A piece of some good input.
    private mutating func piece() -> [UInt8] {
        let source = seeds.randomElement(using: &random) ?? []
        let start = Int.random(in: 0...source.count, using: &random)
        return Array(source[start...].prefix(Int.random(in: 1...24, using: &random)))
    }
}
