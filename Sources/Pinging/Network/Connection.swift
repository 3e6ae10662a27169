import Glibc

/// A connection to a target, encrypted or not.
///
/// It is closed when its owner lets go of it.
struct Connection: ~Copyable {
    let socket: Socket

    /// The encryption on top of the socket, if any.
    let tls: TLSConnection?

    /// What came of an attempt to read or write.
    enum Transfer {
        /// So many bytes went through; 0 of a read is the end of the stream.
        case done(Int)
        /// Not now: wait until the socket is ready.
        case wouldBlock
        /// The connection is of no more use.
        case failed(PingFailure)
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> Transfer {
        tls?.write(bytes) ?? socket.write(bytes)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        tls?.read(into: buffer) ?? socket.read(into: buffer)
    }
}
