import Glibc

/// A call to the operating system that failed.
struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The call's name.
    let call: String

    /// The reason that the system gave.
    let errno: CInt

    /// Whether it says that the peer has dropped the connection.
    var isDisconnection: Bool { errno == ECONNRESET || errno == EPIPE }

    var description: String { "\(String(cString: strerror(errno))) (\(call))" }
}
