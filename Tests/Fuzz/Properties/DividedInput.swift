/// Bytes that arrive in pieces, which the input itself chooses.
///
/// Each byte of the input's first line is the length of a piece. What follows the line arrives in these pieces, and the
/// rest as the last one.
struct DividedInput {
    /// All bytes in one.
    let whole: [UInt8]

    /// The pieces, none of them empty.
    let pieces: [[UInt8]]

    init(_ input: [UInt8]) {
        let lengths = input.prefix { $0 != UInt8(ascii: "\n") }
        whole = Array(input.dropFirst(lengths.count + 1))
        var rest = whole[...]
        var pieces: [[UInt8]] = []
        for length in lengths where length > 0 && !rest.isEmpty {
            pieces.append(Array(rest.prefix(Int(length))))
            rest = rest.dropFirst(Int(length))
        }
        if !rest.isEmpty { pieces.append(Array(rest)) }
        self.pieces = pieces
    }
}
