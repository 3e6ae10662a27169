import Glibc

/// A call to the operating system that failed.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The call's name.
    package let call: String

    /// The reason that the system gave.
    package let errno: CInt

    /// Creates an error.
    package init(call: String, errno: CInt) {
        self.call = call
        self.errno = errno
    }

    /// The reason in the system's words, such as `Connection refused`.
    package var reason: String { String(cString: strerror(errno)) }

    /// Why the last call of this thread failed, in the system's words.
    package static var lastReason: String { String(cString: strerror(Glibc.errno)) }

    /// The call and the reason.
    package var description: String { "\(call): \(reason)" }
}
