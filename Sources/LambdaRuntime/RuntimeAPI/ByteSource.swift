/// Where the bytes of responses come from: a socket, or a test's script.
protocol ByteSource: ~Copyable {
    /// Waits for the bytes that come next and stores at least one of them, or none when the peer has ended.
    ///
    /// - Returns: How many bytes were stored; 0 at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
}
