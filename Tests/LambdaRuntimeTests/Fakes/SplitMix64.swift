/// A small generator of numbers that come out the same in every run.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension [UInt8] {
    /// Changes, removes, inserts or repeats a byte or a few.
    mutating func mutate(with random: inout some RandomNumberGenerator) {
        let place = Int.random(in: 0...count, using: &random)
        let piece = self[place..<Swift.min(count, place + Int.random(in: 1...8, using: &random))]
        switch Int.random(in: 0..<4, using: &random) {
        case 0: insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 1: removeSubrange(piece.indices)
        case 2: insert(contentsOf: Array(piece), at: place)
        default: if let first = piece.indices.first { self[first] = UInt8.random(in: 0...255, using: &random) }
        }
    }
}
