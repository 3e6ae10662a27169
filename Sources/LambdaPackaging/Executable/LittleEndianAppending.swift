extension [UInt8] {
    /// Appends a number, its lowest byte first.
    mutating func append<Integer: FixedWidthInteger>(littleEndian integer: Integer) {
        Swift.withUnsafeBytes(of: integer.littleEndian) { append(contentsOf: $0) }
    }
}
