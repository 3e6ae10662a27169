import Glibc

/// A call to the operating system that failed.
struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The call's name.
    let call: String

    /// The reason that the system gave.
    let errno: CInt

    /// The reason in the system's words, such as `Permission denied`.
    var reason: String { String(cString: strerror(errno)) }

    /// Why the last call of this thread failed, in the system's words.
    static var lastReason: String { String(cString: strerror(Glibc.errno)) }

    var description: String { "\(call): \(reason)" }
}
