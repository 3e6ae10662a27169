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
